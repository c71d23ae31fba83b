import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { lazy, Match, Show, Switch } from 'solid-js';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import type { RoomWait } from '../../call/state/room-wait.ts';
import { useCall } from '../../call/state/call-view.ts';
import { describeCallProblem } from '../../text/call-problem.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { lobbyText } from '../../text/messages/lobby.ts';
import { Optional } from '../../ui/optional.tsx';
import { Loading, PlainPage } from '../../ui/plain-pages.tsx';
import { LobbyScreen } from './lobby-screen.tsx';

const OfferPortrait = lazy(() =>
  import('../../features/portrait/offer-portrait.tsx').then(({ OfferPortrait }) => ({
    default: OfferPortrait,
  })),
);

/** A page for a state that ends by itself, with a retry button while the server cannot be reached. */
function PendingPage(props: { title: string }) {
  const text = useText(callProblemText);
  const { send } = useCall();
  const problem = createCallProblem();
  const sentence = () => {
    const current = problem();
    return current === null ? '' : describeCallProblem(current, 'beforeCall');
  };
  return (
    <PlainPage title={props.title} text={sentence()}>
      <Show when={problem()}>
        <button type="button" class="button" onClick={() => send({ type: 'retry' })}>
          {text.retry}
        </button>
      </Show>
    </PlainPage>
  );
}

/** The states before and after the room: lobby, joining, waiting and leaving. */
export function BeforeCall(props: { roomWait: RoomWait }) {
  const text = useText(lobbyText);
  const { send, snapshot } = useCall();
  const askedSentence = () => {
    const names = snapshot().context.asked.map(({ profile }) => profile.name);
    return names.length === 0
      ? text.waiting.nobodyToAsk
      : text.waiting.asked({ names: useText(formatText).list(names), count: names.length });
  };
  // A link that skips the lobby must not show it while joining either.
  const isDirect = readLinkParameters(location.search).join;
  return (
    <Switch fallback={<LobbyScreen roomWait={props.roomWait} />}>
      <Match when={snapshot().matches('idle')}>
        <Loading />
      </Match>
      <Match when={snapshot().matches({ active: 'waiting' })}>
        <PlainPage title={text.waiting.title} text={askedSentence()}>
          <Optional>
            <OfferPortrait />
          </Optional>
          <button type="button" class="button" onClick={() => send({ type: 'leave' })}>
            {text.waiting.cancel}
          </button>
        </PlainPage>
      </Match>
      <Match when={snapshot().matches('leaving')}>
        <PendingPage title={text.leaving} />
      </Match>
      <Match when={isDirect && snapshot().matches({ active: 'joining' })}>
        <PendingPage title={text.joining} />
      </Match>
    </Switch>
  );
}
