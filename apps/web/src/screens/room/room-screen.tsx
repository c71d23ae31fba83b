import { Navigate } from '@solidjs/router';
import type { CaptureKind } from '@visavis/client';
import { endStateOf, isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import {
  createEffect,
  createMemo,
  createSignal,
  getOwner,
  lazy,
  Match,
  onCleanup,
  runWithOwner,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import {
  isPrivateRoomName,
  isRoomName,
  pathOfRoom,
  toRoomName,
} from '../../call/names/room-name.ts';
import { closeSession, openSession } from '../../call/session/session.ts';
import { captureKinds } from '../../call/session/allowed-devices.ts';
import { CallProvider, createCallView } from '../../call/state/call-view.ts';
import { createRoomWait } from '../../call/state/room-wait.ts';
import { createHasFailed } from '../../call/state/has-failed.ts';
import { InspectorLink } from '../../features/inspector-panel/inspector-link.tsx';
import { WithInspectorPanel } from '../../features/inspector-panel/with-inspector-panel.tsx';
import { rememberRoom } from '../../features/recent-rooms/recent-rooms.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { roomTitle } from '../../call/names/room-title.ts';
import { commonText } from '../../text/messages/common.ts';
import { CallDisplayFailed, Loading, NotFound, PageFailed } from '../../ui/plain-pages.tsx';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import { BeforeCall } from '../lobby/before-call.tsx';
import { findOpeningProblem, UnopenableRoom } from './unopenable-room.tsx';

const LeftScreen = lazy(() =>
  import('../left/left-screen.tsx').then(({ LeftScreen }) => ({ default: LeftScreen })),
);

/** Shown if the call machine failed, or if the page failed outside of a call. */
const CallFailed = (props: { hasCallStopped: boolean }) => (
  <PageFailed hasCallStopped={props.hasCallStopped}>
    <InspectorLink />
  </PageFailed>
);

/** The screen for the current state of the call machine. */
function RoomCall(props: { room: string; hash: string }) {
  const text = useText(commonText);
  const room = props.room;
  const owner = getOwner();
  const { view, dispose } = createCallView(openSession(room, props.hash));
  onCleanup(() => {
    dispose();
    closeSession(room);
  });
  const state = view.snapshot;
  const hasFailed = createHasFailed(view.call.actor);
  createEffect(() => {
    document.title = text.title({ room: roomTitle(room, text) });
    onCleanup(() => (document.title = text.product));
  });
  onceIdle(() => {
    // Without it, the choices of the last call are used with all devices.
    import('../../features/plugged-devices/device-sets.ts').then(
      ({ followDeviceSets }) => runWithOwner(owner, () => followDeviceSets(view)),
      () => {},
    );
  });
  const isInCall = createMemo(() => state().hasTag('inCall'));
  createEffect(() => {
    // The list has no secrets, without which a private room does not open.
    if (isInCall() && !isPrivateRoomName(room)) rememberRoom(room);
  });
  // A call can end because the server cannot be reached, which could not send it then.
  onceIdle(() => void LeftScreen.preload().catch(() => {}));
  const roomWait = createRoomWait(view);
  const [lastDevices, setLastDevices] = createSignal<readonly CaptureKind[]>([]);
  createEffect(() => {
    if (!isInCall()) return;
    setLastDevices(captureKinds.filter((kind) => isSending(view.media(), kind)));
  });
  return (
    <CallProvider value={view}>
      <WithInspectorPanel hasButton={state().matches({ active: 'inRoom' }) && !hasFailed()}>
        <RetryBoundary
          fallback={(retry) => (
            // A call continues although it cannot be displayed, but the user must know that.
            <Show
              when={isInCall() && !hasFailed()}
              fallback={<CallFailed hasCallStopped={hasFailed()} />}
            >
              <CallDisplayFailed
                onRetry={retry}
                onLeave={() => {
                  view.send({ type: 'leave' });
                  retry();
                }}
              />
            </Show>
          )}
        >
          <Switch fallback={<BeforeCall roomWait={roomWait} />}>
            <Match when={hasFailed()}>
              <CallFailed hasCallStopped />
            </Match>
            <Match when={state().matches({ active: 'inRoom' })}>
              <CallScreen />
            </Match>
            <Match when={endStateOf(state().value)}>
              {(endState) => (
                <Suspense fallback={<Loading />}>
                  <LeftScreen state={endState()} devices={lastDevices()} roomWait={roomWait} />
                </Suspense>
              )}
            </Match>
          </Switch>
        </RetryBoundary>
      </WithInspectorPanel>
    </CallProvider>
  );
}

/** Another link to the same room differs in the fragment only, for which the browser does not load the page again. */
function createReloadOnOtherLink(): void {
  const reload = () => location.reload();
  addEventListener('hashchange', reload);
  onCleanup(() => removeEventListener('hashchange', reload));
}

/**
 * The page of a room. Redirects an address that is no valid room name to the name derived from it.
 *
 * @param props.hash the fragment of the address, from `#` on. The router knows it before the window does.
 */
export function RoomScreen(props: { address: string; hash: string }) {
  createReloadOnOtherLink();
  const canonical = () => (isRoomName(props.address) ? props.address : toRoomName(props.address));
  return (
    <Show when={canonical()} keyed fallback={<NotFound />}>
      {(room) => (
        <Show
          when={room === props.address}
          fallback={<Navigate href={pathOfRoom(room) + location.search} />}
        >
          <Show
            when={findOpeningProblem(room, props.hash)}
            fallback={<RoomCall room={room} hash={props.hash} />}
          >
            {(problem) => <UnopenableRoom problem={problem()} />}
          </Show>
        </Show>
      )}
    </Show>
  );
}
