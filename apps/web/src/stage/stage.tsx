import { createMemo, createSignal, For, Show } from 'solid-js';
import { arrange } from '../layout/arrange.ts';
import { Announcer } from '../notices/announcer.tsx';
import { Notices } from '../notices/notices.tsx';
import { classes } from '../parts/classes.ts';
import { createMeasure } from '../parts/measure.ts';
import { useCall } from '../view/view.ts';
import { OwnTile } from '../tile/own-tile.tsx';
import { RemoteTile } from '../tile/remote-tile.tsx';
import { ScreenTile } from '../tile/screen-tile.tsx';
import { stageWords } from '../words/words.ts';
import { Alone } from './alone.tsx';
import { createInspected } from './inspected.ts';
import { Sheets } from './sheets.tsx';
import { shortcutKeys } from './shortcut-choice.ts';
import { createShortcuts } from './shortcuts.ts';
import { Toolbar } from './toolbar.tsx';
import styles from './stage.module.css';

/** Pixels between two tiles. */
const GAP = 8;
const NOWHERE = { left: 0, top: 0, width: 0, height: 0 };

/** The call: everyone's picture, placed so that all of them are as large as they can be, and the controls. */
export function Stage() {
  const { memberIds, member, send, snapshot } = useCall();
  const { size, ref } = createMeasure();
  const looks = createInspected(memberIds);
  const [settingsOpen, openSettings] = createSignal(false);
  createShortcuts({
    [shortcutKeys.microphone]: () => send({ type: 'microphone.toggle' }),
    [shortcutKeys.camera]: () => send({ type: 'camera.toggle' }),
    [shortcutKeys.connections]: looks.toggleAll,
  });

  const sharers = createMemo(() => memberIds().filter((id) => member(id)?.profile.screen === true));
  const arrangement = createMemo(() =>
    arrange(size(), { others: memberIds().length, screens: sharers().length }, GAP),
  );
  const isMeasured = () => size().width > 0;

  return (
    <main data-stage class={styles['stage']} aria-label={stageWords.call}>
      <Notices />
      <div ref={ref} class={classes(styles['floor'], isMeasured() && styles['measured'])}>
        <For each={sharers()}>
          {(id, place) => (
            <ScreenTile id={id} box={arrangement().screens[place()] ?? NOWHERE} looks={looks} />
          )}
        </For>
        <For each={memberIds()}>
          {(id, place) => (
            <RemoteTile id={id} box={arrangement().others[place()] ?? NOWHERE} looks={looks} />
          )}
        </For>
        <OwnTile
          box={arrangement().own}
          isOnTop={arrangement().ownOnTop}
          isAlone={memberIds().length === 0}
          looks={looks}
        />
        <Show when={snapshot().matches({ inRoom: 'alone' })}>
          <Alone />
        </Show>
      </div>
      <Toolbar
        areConnectionsOpen={looks.inspected() !== null}
        onConnections={looks.toggleAll}
        onSettings={() => openSettings(true)}
      />
      <Announcer />
      <Sheets
        inspected={looks.inspected()}
        onLook={looks.look}
        onPanelClose={looks.close}
        areSettingsOpen={settingsOpen()}
        onSettingsClose={() => openSettings(false)}
      />
    </main>
  );
}
