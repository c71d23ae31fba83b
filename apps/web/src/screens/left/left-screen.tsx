import type { EndState } from '@visavis/client/derived';
import { openAllowedDevices } from '../../call/session/allowed-devices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { InspectorLink } from '../../features/inspector-panel/inspector-link.tsx';
import { leftText } from '../../text/text.ts';
import { HomeLink, PlainPage } from '../../ui/plain-pages.tsx';

/** The page after a call, or instead of one: the reason, and what the user can do. */
export function LeftScreen(props: { state: EndState }) {
  const { call, send, snapshot } = useCall();
  const text = () => leftText.of(props.state, snapshot().context.refusal);
  const startAgain = () => {
    if (props.state === 'failed') {
      location.reload();
      return;
    }
    send({ type: 'returnToLobby' });
    openAllowedDevices(call);
  };
  return (
    <PlainPage title={text().title} text={text().text}>
      <button type="button" class="button accent" onClick={startAgain}>
        {leftText.again[props.state]}
      </button>
      <HomeLink />
      <InspectorLink />
    </PlainPage>
  );
}
