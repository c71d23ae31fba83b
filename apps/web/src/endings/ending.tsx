import { HomeLink, PlainPage } from '../app/plain-pages.tsx';
import { InspectorLink } from '../dock/inspector-link.tsx';
import { openWhereAllowed } from '../session/permission.ts';
import { useCall } from '../view/view.ts';
import { endingWords } from '../words/words.ts';
import type { EndState } from './end-state.ts';

/** The page after a call, or in the place of one: why, and what can be done. */
export function Ending(props: { state: EndState }) {
  const { call, send, snapshot } = useCall();
  const words = () => endingWords.of(props.state, snapshot().context.refusal);
  const again = () => {
    if (props.state === 'failed') {
      location.reload();
      return;
    }
    send({ type: 'again' });
    openWhereAllowed(call);
  };
  return (
    <PlainPage title={words().title} text={words().text}>
      <button type="button" class="button accent" onClick={again}>
        {endingWords.again[props.state]}
      </button>
      <HomeLink />
      <InspectorLink />
    </PlainPage>
  );
}
