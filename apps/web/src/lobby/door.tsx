import { Match, Show, Switch } from 'solid-js';
import { Loading, PlainPage } from '../app/plain-pages.tsx';
import { createObstacle } from '../notices/obstacle.ts';
import { intentOf } from '../session/intent.ts';
import { useCall } from '../view/view.ts';
import { lobbyWords, obstacleWords } from '../words/words.ts';
import { Lobby } from './lobby.tsx';

/** A page on which there is nothing to do but wait. */
function Waiting(props: { text: string }) {
  const { send } = useCall();
  const obstacle = createObstacle();
  const text = () => {
    const what = obstacle();
    return what === null ? '' : obstacleWords.sentence(what, 'door');
  };
  return (
    <PlainPage title={props.text} text={text()}>
      <Show when={obstacle()}>
        <button type="button" class="button" onClick={() => send({ type: 'retry' })}>
          {obstacleWords.retry}
        </button>
      </Show>
    </PlainPage>
  );
}

/** Everything before the room: the lobby, and the moments in which one is let in or out. */
export function Door() {
  const { send, snapshot } = useCall();
  // Without the lobby there was nothing to see of it before, and there should not be now.
  const isDirect = intentOf(location.search).join;
  return (
    <Switch fallback={<Lobby />}>
      <Match when={snapshot().matches('idle')}>
        <Loading />
      </Match>
      <Match when={snapshot().matches('knocking')}>
        <PlainPage title={lobbyWords.knocking.title} text={lobbyWords.knocking.text}>
          <button type="button" class="button" onClick={() => send({ type: 'leave' })}>
            {lobbyWords.knocking.cancel}
          </button>
        </PlainPage>
      </Match>
      <Match when={snapshot().matches('leaving')}>
        <Waiting text={lobbyWords.leaving} />
      </Match>
      <Match when={isDirect && snapshot().matches('joining')}>
        <Waiting text={lobbyWords.joining} />
      </Match>
    </Switch>
  );
}
