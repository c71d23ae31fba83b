import { createMemo, createSignal, For, Show } from 'solid-js';
import { arrangeTiles } from '../../features/tiles/layout/arrange-tiles.ts';
import { Announcer } from '../../features/notifications/announcer.tsx';
import { Notifications } from '../../features/notifications/notifications.tsx';
import { classes } from '../../ui/classes.ts';
import { createElementSize } from '../../ui/element-size.ts';
import { useCall } from '../../call/state/call-view.ts';
import { OwnTile } from '../../features/tiles/own-tile.tsx';
import { RemoteTile } from '../../features/tiles/remote-tile.tsx';
import { ScreenTile } from '../../features/tiles/screen-tile.tsx';
import { callText } from '../../text/text.ts';
import { Invite } from '../../features/invite/invite.tsx';
import { createDetailsSelection } from '../../features/connection-details/details-selection.ts';
import { CallSheets } from './call-sheets.tsx';
import { shortcutKeys } from '../../features/shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../../features/shortcuts/shortcuts.ts';
import { Toolbar } from '../../features/toolbar/toolbar.tsx';
import styles from './call-screen.module.css';

/** Pixels between two tiles. */
const tileGap = 8;
const emptyBox = { left: 0, top: 0, width: 0, height: 0 };

/** The call: everyone's picture, placed so that all of them are as large as they can be, and the controls. */
export function CallScreen() {
  const { memberIds, member, send, snapshot } = useCall();
  const { size, ref } = createElementSize();
  const looks = createDetailsSelection(memberIds);
  const [settingsOpen, openSettings] = createSignal(false);
  createShortcuts({
    [shortcutKeys.microphone]: () => send({ type: 'microphone.toggle' }),
    [shortcutKeys.camera]: () => send({ type: 'camera.toggle' }),
    [shortcutKeys.connections]: looks.toggleAll,
  });

  const sharers = createMemo(() => memberIds().filter((id) => member(id)?.profile.screen === true));
  const arrangement = createMemo(() =>
    arrangeTiles(size(), { others: memberIds().length, screens: sharers().length }, tileGap),
  );
  const isMeasured = () => size().width > 0;

  return (
    <main data-stage class={styles['stage']} aria-label={callText.call}>
      <Notifications />
      <div ref={ref} class={classes(styles['floor'], isMeasured() && styles['measured'])}>
        <For each={sharers()}>
          {(id, place) => (
            <ScreenTile id={id} box={arrangement().screens[place()] ?? emptyBox} looks={looks} />
          )}
        </For>
        <For each={memberIds()}>
          {(id, place) => (
            <RemoteTile id={id} box={arrangement().others[place()] ?? emptyBox} looks={looks} />
          )}
        </For>
        <OwnTile
          box={arrangement().own}
          isOnTop={arrangement().isOwnOnTop}
          isAlone={memberIds().length === 0}
          looks={looks}
        />
        <Show when={snapshot().matches({ active: { inRoom: 'alone' } })}>
          <Invite />
        </Show>
      </div>
      <Toolbar
        areConnectionsOpen={looks.selected() !== null}
        onConnections={looks.toggleAll}
        onSettings={() => openSettings(true)}
      />
      <Announcer />
      <CallSheets
        selected={looks.selected()}
        onSelect={looks.select}
        onDetailsClose={looks.close}
        areSettingsOpen={settingsOpen()}
        onSettingsClose={() => openSettings(false)}
      />
    </main>
  );
}
