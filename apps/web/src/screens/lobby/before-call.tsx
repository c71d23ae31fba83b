import { Match, Show, Switch } from 'solid-js';
import { Loading, PlainPage } from '../../ui/plain-pages.tsx';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { useCall } from '../../call/state/call-view.ts';
import { lobbyText, callProblemText } from '../../text/text.ts';
import { LobbyScreen } from './lobby-screen.tsx';

/** A page on which there is nothing to do but wait. */
function WaitingPage(props: { text: string }) {
  const { send } = useCall();
  const obstacle = createCallProblem();
  const text = () => {
    const what = obstacle();
    return what === null ? '' : callProblemText.sentence(what, 'beforeCall');
  };
  return (
    <PlainPage title={props.text} text={text()}>
      <Show when={obstacle()}>
        <button type="button" class="button" onClick={() => send({ type: 'retry' })}>
          {callProblemText.retry}
        </button>
      </Show>
    </PlainPage>
  );
}

/** Everything before the room: the lobby, and the moments in which one is let in or out. */
export function BeforeCall() {
  const { send, snapshot } = useCall();
  // Without the lobby there was nothing to see of it before, and there should not be now.
  const isDirect = readLinkParameters(location.search).join;
  return (
    <Switch fallback={<LobbyScreen />}>
      <Match when={snapshot().matches('idle')}>
        <Loading />
      </Match>
      <Match when={snapshot().matches({ active: 'waiting' })}>
        <PlainPage title={lobbyText.waiting.title} text={lobbyText.waiting.text}>
          <button type="button" class="button" onClick={() => send({ type: 'leave' })}>
            {lobbyText.waiting.cancel}
          </button>
        </PlainPage>
      </Match>
      <Match when={snapshot().matches('leaving')}>
        <WaitingPage text={lobbyText.leaving} />
      </Match>
      <Match when={isDirect && snapshot().matches({ active: 'joining' })}>
        <WaitingPage text={lobbyText.joining} />
      </Match>
    </Switch>
  );
}
