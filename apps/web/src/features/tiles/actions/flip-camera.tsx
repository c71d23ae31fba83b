import { useText } from '@visavis/text/solid';
import FlipIcon from 'lucide-solid/icons/switch-camera';
import { useCall } from '../../../call/state/call-view.ts';
import { callMenusText } from '../../../text/messages/call-menus.ts';
import styles from '../tile.module.css';

/** Changes between the front and the back camera, on the own tile. */
export function FlipCamera() {
  const text = useText(callMenusText);
  const { send } = useCall();
  return (
    <button
      type="button"
      class={styles['flip']}
      aria-label={text.flipCamera}
      onClick={() => send({ type: 'camera.flip' })}
    >
      <FlipIcon size={18} aria-hidden="true" />
    </button>
  );
}
