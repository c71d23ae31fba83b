import { Navigate } from '@solidjs/router';
import { createEffect, createMemo, Match, onCleanup, Show, Switch } from 'solid-js';
import { RetryBoundary } from '../ui/retry-boundary.tsx';
import { PageFailed, CallDisplayFailed, NotFound } from '../ui/plain-pages.tsx';
import { WithInspectorPanel } from '../features/inspector-panel/with-inspector-panel.tsx';
import { InspectorLink } from '../features/inspector-panel/inspector-link.tsx';
import { LeftScreen } from './left/left-screen.tsx';
import { endStateOf } from '../call/derived/end-state.ts';
import { rememberRoom } from '../features/recent-rooms/recent-rooms.ts';
import { BeforeCall } from './lobby/before-call.tsx';
import { isRoomName, pathOfRoom, toRoomName } from '../call/names/room-name.ts';
import { forgetUnavailableDevices } from '../call/session/stored-devices.ts';
import { closeSession, openSession } from '../call/session/session.ts';
import { CallProvider, createCallView } from '../call/state/call-view.ts';
import { CallScreen } from './call/call-screen.tsx';
import { commonText } from '../text/text.ts';
import { createHasFailed } from '../call/state/has-failed.ts';

/** In the place of a call whose machine broke, or that could not be drawn and is over. */
const CallFailed = () => (
  <PageFailed>
    <InspectorLink />
  </PageFailed>
);

/** Everything that a person sees of one room: a function of the call machine's state. */
function Call(props: { room: string }) {
  const room = props.room;
  const { view, dispose } = createCallView(openSession(room));
  onCleanup(() => {
    dispose();
    closeSession(room);
  });
  const state = view.snapshot;
  const hasFailed = createHasFailed(view.call.actor);
  createEffect(() => {
    document.title = commonText.title(room);
    onCleanup(() => (document.title = commonText.product));
  });
  const devices = createMemo(() => view.media()?.context.devices ?? []);
  createEffect(() => forgetUnavailableDevices(devices()));
  const isIn = createMemo(() => state().hasTag('inCall'));
  createEffect(() => {
    if (isIn()) rememberRoom(room);
  });
  return (
    <CallProvider value={view}>
      <WithInspectorPanel hasButton={state().matches({ active: 'inRoom' }) && !hasFailed()}>
        <RetryBoundary
          fallback={(again) => (
            // What could not be drawn is no reason to end a call; but nobody should be in it unawares.
            <Show when={isIn() && !hasFailed()} fallback={<CallFailed />}>
              <CallDisplayFailed
                onRetry={again}
                onLeave={() => {
                  view.send({ type: 'leave' });
                  again();
                }}
              />
            </Show>
          )}
        >
          <Switch fallback={<BeforeCall />}>
            <Match when={hasFailed()}>
              <CallFailed />
            </Match>
            <Match when={state().matches({ active: 'inRoom' })}>
              <CallScreen />
            </Match>
            <Match when={endStateOf(state().value)}>{(end) => <LeftScreen state={end()} />}</Match>
          </Switch>
        </RetryBoundary>
      </WithInspectorPanel>
    </CallProvider>
  );
}

/** The page of a room. An address that is no room's name leads to the one that it stands for. */
export function RoomScreen(props: { address: string }) {
  const canonical = () => (isRoomName(props.address) ? props.address : toRoomName(props.address));
  return (
    <Show when={canonical()} keyed fallback={<NotFound />}>
      {(room) => (
        <Show
          when={room === props.address}
          fallback={<Navigate href={pathOfRoom(room) + location.search} />}
        >
          <Call room={room} />
        </Show>
      )}
    </Show>
  );
}
