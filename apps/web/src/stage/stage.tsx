import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { PeerId } from '@visavis/client';
import { arrange } from '../layout/arrange.ts';
import { Announcer } from '../notices/announcer.tsx';
import { Notices } from '../notices/notices.tsx';
import { classes } from '../parts/classes.ts';
import { createMeasure } from '../parts/measure.ts';
import { useCall } from '../session/view.ts';
import { OwnTile } from '../tile/own-tile.tsx';
import { RemoteTile } from '../tile/remote-tile.tsx';
import { ScreenTile } from '../tile/screen-tile.tsx';
import { stageWords } from '../words/words.ts';
import { Alone } from './alone.tsx';
import { createShortcuts } from './shortcuts.ts';
import { Toolbar } from './toolbar.tsx';
import styles from './stage.module.css';

const Panel = lazy(() =>
  import('../connection/panel.tsx').then(({ Panel }) => ({ default: Panel })),
);
const Settings = lazy(() =>
  import('../settings/settings.tsx').then(({ Settings }) => ({ default: Settings })),
);

/** Pixels between two tiles. */
const GAP = 8;
const NOWHERE = { left: 0, top: 0, width: 0, height: 0 };

/** The call: everyone's picture, placed so that all of them are as large as they can be, and the controls. */
export function Stage() {
  const { memberIds, member, send, snapshot } = useCall();
  const { size, ref } = createMeasure();
  const [inspected, inspect] = createSignal<PeerId | null>(null);
  const [settingsOpen, openSettings] = createSignal(false);
  createShortcuts({
    m: () => send({ type: 'microphone.toggle' }),
    v: () => send({ type: 'camera.toggle' }),
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
          {(id, place) => <ScreenTile id={id} box={arrangement().screens[place()] ?? NOWHERE} />}
        </For>
        <For each={memberIds()}>
          {(id, place) => (
            <RemoteTile
              id={id}
              box={arrangement().others[place()] ?? NOWHERE}
              isInspected={inspected() === id}
              onInspect={() => inspect((before) => (before === id ? null : id))}
            />
          )}
        </For>
        <OwnTile
          box={arrangement().own}
          isOnTop={arrangement().ownOnTop}
          isAlone={memberIds().length === 0}
        />
        <Show when={snapshot().matches({ inRoom: 'alone' })}>
          <Alone />
        </Show>
      </div>
      <Toolbar onSettings={() => openSettings(true)} />
      <Announcer />
      <Suspense>
        <Show when={inspected()} keyed>
          {(id) => <Panel id={id} onClose={() => inspect(null)} />}
        </Show>
        <Show when={settingsOpen()}>
          <Settings onClose={() => openSettings(false)} />
        </Show>
      </Suspense>
    </main>
  );
}
