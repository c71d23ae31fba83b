import { useText } from '@visavis/text/solid';
import { createElementSize } from '@visavis/inspector/element-size';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { createDetailsSelection } from '../../features/connection-details/details-selection.ts';
import { Invite } from '../../features/invite/invite.tsx';
import { Announcer } from '../../features/notifications/announcer.tsx';
import { Notifications } from '../../features/notifications/notifications.tsx';
import { shortcutKeys } from '../../features/shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../../features/shortcuts/shortcuts.ts';
import { arrangeTiles } from '../../features/tiles/layout/arrange-tiles.ts';
import { OwnTile } from '../../features/tiles/own-tile.tsx';
import { RemoteTile } from '../../features/tiles/remote-tile.tsx';
import { ScreenTile } from '../../features/tiles/screen-tile.tsx';
import { Toolbar } from '../../features/toolbar/toolbar.tsx';
import { callText } from '../../text/messages/call.ts';
import { classes } from '../../ui/classes.ts';
import { focusOnNewScreen } from '../../ui/browser/focus.ts';
import { CallSheets } from './call-sheets.tsx';
import styles from './call-screen.module.css';

/** The distance between two tiles, in pixels. */
const tileGap = 8;
const emptyBox = { left: 0, top: 0, width: 0, height: 0 };

/** The call: the tiles of all members, as large as possible, and the controls. */
export function CallScreen() {
  const text = useText(callText);
  const { memberIds, member, send, snapshot } = useCall();
  const { size, ref } = createElementSize();
  const details = createDetailsSelection(memberIds);
  const [areSettingsOpen, setSettingsOpen] = createSignal(false);
  createShortcuts({
    [shortcutKeys.microphone]: () => send({ type: 'microphone.toggle' }),
    [shortcutKeys.camera]: () => send({ type: 'camera.toggle' }),
    [shortcutKeys.connections]: details.toggleAll,
  });

  const sharerIds = createMemo(() =>
    memberIds().filter((id) => member(id)?.profile.screen === true),
  );
  const arrangement = createMemo(() =>
    arrangeTiles(size(), { others: memberIds().length, screens: sharerIds().length }, tileGap),
  );
  const isMeasured = () => size().width > 0;

  let main: HTMLElement | undefined;
  focusOnNewScreen(() => main);

  return (
    <main
      ref={(element) => (main = element)}
      tabindex="-1"
      data-theme="dark"
      class={styles['call']}
      aria-label={text.call}
    >
      <Notifications />
      <div ref={ref} class={classes(styles['tiles'], isMeasured() && styles['measured'])}>
        <For each={sharerIds()}>
          {(id, index) => (
            <ScreenTile
              id={id}
              box={arrangement().screens[index()] ?? emptyBox}
              details={details}
            />
          )}
        </For>
        <For each={memberIds()}>
          {(id, index) => (
            <RemoteTile id={id} box={arrangement().others[index()] ?? emptyBox} details={details} />
          )}
        </For>
        <OwnTile
          box={arrangement().own}
          isOnTop={arrangement().isOwnOnTop}
          isAlone={memberIds().length === 0}
          details={details}
        />
        <Show when={snapshot().matches({ active: { inRoom: 'alone' } })}>
          <Invite />
        </Show>
      </div>
      <Toolbar
        areConnectionsOpen={details.selected() !== null}
        onConnections={details.toggleAll}
        onSettings={() => setSettingsOpen(true)}
      />
      <Announcer />
      <CallSheets
        selected={details.selected()}
        onSelect={details.select}
        onDetailsClose={details.close}
        areSettingsOpen={areSettingsOpen()}
        onSettingsClose={() => setSettingsOpen(false)}
      />
    </main>
  );
}
