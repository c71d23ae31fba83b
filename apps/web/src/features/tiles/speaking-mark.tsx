import { useText } from '@visavis/text/solid';
import { callText } from '../../text/messages/call.ts';
import styles from './speaking-mark.module.css';

/** Three bars that move while a member speaks. */
export function SpeakingMark() {
  const text = useText(callText);
  return (
    <span class={styles['mark']} role="img" aria-label={text.speaking}>
      <span />
      <span />
      <span />
    </span>
  );
}
