import type { EndState } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { openAllowedDevices } from '../../call/session/allowed-devices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { InspectorLink } from '../../features/inspector-panel/inspector-link.tsx';
import { describeEnd } from '../../text/end-of-call.ts';
import { leftText } from '../../text/messages/left.ts';
import { HomeLink, PlainPage } from '../../ui/plain-pages.tsx';

/** The page after a call, or instead of one: the reason, and what the user can do. */
export function LeftScreen(props: { state: EndState }) {
  const text = useText(leftText);
  const { call, send, snapshot } = useCall();
  const end = () => describeEnd(props.state, snapshot().context.refusal);
  const startAgain = () => {
    if (props.state === 'failed') {
      location.reload();
      return;
    }
    send({ type: 'returnToLobby' });
    openAllowedDevices(call);
  };
  return (
    <PlainPage title={end().title} text={end().text}>
      <button type="button" class="button accent" onClick={startAgain}>
        {text.again[props.state]}
      </button>
      <HomeLink />
      <InspectorLink />
    </PlainPage>
  );
}
