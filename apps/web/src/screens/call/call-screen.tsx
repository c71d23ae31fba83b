import { useText } from '@visavis/text/solid';
import { createElementSize } from '@visavis/inspector/element-size';
import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { isSending } from '@visavis/client/derived';
import { useCall } from '../../call/state/call-view.ts';
import { createDetailsSelection } from '../../features/connection-details/details-selection.ts';
import { Notifications } from '../../features/notifications/notifications.tsx';
import { shortcutKeys } from '../../features/shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../../features/shortcuts/shortcuts.ts';
import { createMoving } from '../../features/stage/moving.ts';
import { createStageView } from '../../features/stage/stage-view.ts';
import { OwnTile } from '../../features/tiles/own-tile.tsx';
import { RemoteTile } from '../../features/tiles/remote-tile.tsx';
import { Toolbar } from '../../features/toolbar/toolbar.tsx';
import { callText } from '../../text/messages/call.ts';
import { classes } from '../../ui/classes.ts';
import { focusOnNewScreen } from '../../ui/browser/focus.ts';
import { CallSheets } from './call-sheets.tsx';
import { IdleExtras } from './idle-extras.tsx';
import styles from './call-screen.module.css';

const Invite = lazy(() =>
  import('../../features/invite/invite.tsx').then(({ Invite }) => ({ default: Invite })),
);
const MutedHint = lazy(() =>
  import('../../features/notifications/muted-hint.tsx').then(({ MutedHint }) => ({
    default: MutedHint,
  })),
);
const UnwatchedScreens = lazy(() =>
  import('../../features/stage/unwatched-screens.tsx').then(({ UnwatchedScreens }) => ({
    default: UnwatchedScreens,
  })),
);
const ScreenTile = lazy(() =>
  import('../../features/tiles/screens/screen-tile.tsx').then(({ ScreenTile }) => ({
    default: ScreenTile,
  })),
);
const OwnScreenTile = lazy(() =>
  import('../../features/tiles/screens/own-screen-tile.tsx').then(({ OwnScreenTile }) => ({
    default: OwnScreenTile,
  })),
);
const PageControls = lazy(() =>
  import('../../features/stage/page-controls.tsx').then(({ PageControls }) => ({
    default: PageControls,
  })),
);

/** The call: the tiles of all members, as large as possible, and the controls. */
export function CallScreen() {
  const text = useText(callText);
  const { media, memberIds, ownVoice, send, snapshot } = useCall();
  const { size, ref } = createElementSize();
  const details = createDetailsSelection(memberIds);
  const [arePeopleOpen, setPeopleOpen] = createSignal(false);
  const [areSettingsOpen, setSettingsOpen] = createSignal(false);
  const stage = createStageView(size);
  const isMoving = createMoving(size);
  const [speakerRequests, setSpeakerRequests] = createSignal(0);
  const announceSpeaker = () => setSpeakerRequests((count) => count + 1);
  // Both are at the same side of the call.
  const togglePeople = () => {
    details.close();
    setPeopleOpen((isOpen) => !isOpen);
  };
  const toggleConnections = () => {
    setPeopleOpen(false);
    details.toggleAll();
  };
  createShortcuts({
    [shortcutKeys.microphone]: () => send({ type: 'microphone.toggle' }),
    [shortcutKeys.camera]: () => send({ type: 'camera.toggle' }),
    [shortcutKeys.connections]: toggleConnections,
    [shortcutKeys.speaker]: announceSpeaker,
    [shortcutKeys.people]: togglePeople,
  });

  const isMeasured = () => size().width > 0;
  const isAlone = () => memberIds().length === 0;

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
      <Notifications onPeople={() => setPeopleOpen(true)}>
        <Suspense>
          <Show when={stage.unwatched().length > 0}>
            <UnwatchedScreens stage={stage} />
          </Show>
          <Show when={ownVoice() === 'speakingWhileMuted'}>
            <MutedHint />
          </Show>
        </Suspense>
      </Notifications>
      <div
        ref={ref}
        class={classes(styles['tiles'], isMeasured() && styles['measured'])}
        data-moving={isMoving() ? '' : undefined}
      >
        {/* Each with its own boundary: a video that is taken out of the page while another part loads is paused. */}
        <For each={stage.watched()}>
          {(id) => (
            <Suspense>
              <ScreenTile id={id} stage={stage} details={details} />
            </Suspense>
          )}
        </For>
        <Suspense>
          <Show when={isSending(media(), 'screen')}>
            <OwnScreenTile stage={stage} />
          </Show>
        </Suspense>
        <Suspense>
          <Show when={stage.pageCount() > 1}>
            <PageControls stage={stage} />
          </Show>
        </Suspense>
        <For each={memberIds()}>
          {(id) => <RemoteTile id={id} stage={stage} details={details} />}
        </For>
        <Show when={stage.isOwnShown()}>
          <OwnTile stage={stage} isAlone={isAlone()} details={details} />
        </Show>
        <Show when={snapshot().matches({ active: { inRoom: 'alone' } })}>
          <Suspense>
            <Invite />
          </Suspense>
        </Show>
      </div>
      <Toolbar
        arePeopleOpen={arePeopleOpen()}
        onPeople={togglePeople}
        areConnectionsOpen={details.selected() !== null}
        onConnections={toggleConnections}
        onSettings={() => setSettingsOpen(true)}
        onWhoSpeaks={announceSpeaker}
      />
      <IdleExtras speakerRequests={speakerRequests()} />
      <CallSheets
        selected={details.selected()}
        onSelect={details.select}
        onDetailsClose={details.close}
        arePeopleOpen={arePeopleOpen()}
        onPeopleClose={() => setPeopleOpen(false)}
        areSettingsOpen={areSettingsOpen()}
        onSettingsClose={() => setSettingsOpen(false)}
      />
    </main>
  );
}
