import { HomeLink, PlainPage } from '../../ui/plain-pages.tsx';
import { InspectorLink } from '../../features/inspector-panel/inspector-link.tsx';
import { openAllowedDevices } from '../../call/session/allowed-devices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { leftText } from '../../text/text.ts';
import type { EndState } from '../../call/derived/end-state.ts';

/** The page after a call, or in the place of one: why, and what can be done. */
export function LeftScreen(props: { state: EndState }) {
  const { call, send, snapshot } = useCall();
  const words = () => leftText.of(props.state, snapshot().context.refusal);
  const again = () => {
    if (props.state === 'failed') {
      location.reload();
      return;
    }
    send({ type: 'returnToLobby' });
    openAllowedDevices(call);
  };
  return (
    <PlainPage title={words().title} text={words().text}>
      <button type="button" class="button accent" onClick={again}>
        {leftText.again[props.state]}
      </button>
      <HomeLink />
      <InspectorLink />
    </PlainPage>
  );
}
