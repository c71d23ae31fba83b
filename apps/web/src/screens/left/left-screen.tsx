import type { CaptureKind } from '@visavis/client';
import type { EndState } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { returnToLobby } from '../../call/session/allowed-devices.ts';
import type { RoomWait } from '../../call/state/room-wait.ts';
import { useCall } from '../../call/state/call-view.ts';
import { isCallMoved } from '../../features/other-tab/moved-call.ts';
import { InspectorLink } from '../../features/inspector-panel/inspector-link.tsx';
import { describeEnd } from '../../text/end-of-call.ts';
import { leftText } from '../../text/messages/left.ts';
import { HomeLink, PlainPage } from '../../ui/plain-pages.tsx';

/** The page after a call, or instead of one: the reason, and what the user can do. */
export function LeftScreen(props: {
  state: EndState;
  /** The devices that were on during the call. */
  devices: readonly CaptureKind[];
  roomWait: RoomWait;
}) {
  const text = useText(leftText);
  const { call, send, snapshot } = useCall();
  // Who moved the call to another tab has not left it.
  const state = (): EndState =>
    props.state === 'left' && isCallMoved(snapshot().context.room) ? 'replaced' : props.state;
  const end = () => describeEnd(state(), snapshot().context.refusal);
  const startAgain = () => {
    if (state() === 'failed') {
      location.reload();
      return;
    }
    if (state() !== 'left') {
      if (state() === 'full') props.roomWait.start();
      else returnToLobby(call);
      return;
    }
    send({ type: 'returnToLobby' });
    if (props.devices.length > 0) send({ type: 'media.open', kinds: props.devices });
    send({ type: 'join' });
  };
  return (
    <PlainPage title={end().title} text={end().text}>
      <button type="button" class="button accent" onClick={startAgain}>
        {text.again[state()]}
      </button>
      <HomeLink />
      <InspectorLink />
    </PlainPage>
  );
}
