import { Navigate } from '@solidjs/router';
import { createEffect, createMemo, Match, onCleanup, Show, Switch } from 'solid-js';
import { Boundary } from '../app/boundary.tsx';
import { Broken, NotDrawn, NotFound } from '../app/plain-pages.tsx';
import { Docked } from '../dock/docked.tsx';
import { InspectorLink } from '../dock/inspector-link.tsx';
import { Ending } from '../endings/ending.tsx';
import { endStateOf } from '../endings/end-state.ts';
import { rememberRoom } from '../home/recent-rooms.ts';
import { Door } from '../lobby/door.tsx';
import { isRoomSlug, pathOfRoom, slugify } from '../names/slug.ts';
import { forgetGone } from '../session/choices.ts';
import { closeSession, openSession } from '../session/session.ts';
import { CallProvider, createCallView } from '../view/view.ts';
import { Stage } from '../stage/stage.tsx';
import { commonWords } from '../words/words.ts';
import { createHasFailed } from './has-failed.ts';

/** In the place of a call whose machine broke, or that could not be drawn and is over. */
const BrokenCall = () => (
  <Broken>
    <InspectorLink />
  </Broken>
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
    document.title = commonWords.title(room);
    onCleanup(() => (document.title = commonWords.product));
  });
  const devices = createMemo(() => view.media()?.context.devices ?? []);
  createEffect(() => forgetGone(devices()));
  const isIn = createMemo(() => state().hasTag('in call'));
  createEffect(() => {
    if (isIn()) rememberRoom(room);
  });
  return (
    <CallProvider value={view}>
      <Docked hasButton={state().matches('inRoom') && !hasFailed()}>
        <Boundary
          fallback={(again) => (
            // What could not be drawn is no reason to end a call; but nobody should be in it unawares.
            <Show when={isIn() && !hasFailed()} fallback={<BrokenCall />}>
              <NotDrawn
                onAgain={again}
                onLeave={() => {
                  view.send({ type: 'leave' });
                  again();
                }}
              />
            </Show>
          )}
        >
          <Switch fallback={<Door />}>
            <Match when={hasFailed()}>
              <BrokenCall />
            </Match>
            <Match when={state().matches('inRoom')}>
              <Stage />
            </Match>
            <Match when={endStateOf(state().value)}>{(end) => <Ending state={end()} />}</Match>
          </Switch>
        </Boundary>
      </Docked>
    </CallProvider>
  );
}

/** The page of a room. An address that is no room's name leads to the one that it stands for. */
export function Room(props: { address: string }) {
  const canonical = () => (isRoomSlug(props.address) ? props.address : slugify(props.address));
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
