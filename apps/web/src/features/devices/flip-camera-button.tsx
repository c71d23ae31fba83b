import { canFlipCamera } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import FlipIcon from 'lucide-solid/icons/switch-camera';
import { createMemo, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { flipCameraText } from '../../text/messages/flip-camera.ts';

/** Changes between the front and the back camera. Only where there are both, and while one of them is on. */
export function FlipCameraButton() {
  const text = useText(flipCameraText);
  const { media, send } = useCall();
  const isPossible = createMemo(() => canFlipCamera(media()));
  return (
    <Show when={isPossible()}>
      <button type="button" class="button small" onClick={() => send({ type: 'camera.flip' })}>
        <FlipIcon size={18} aria-hidden="true" />
        {text.flip}
      </button>
    </Show>
  );
}
