import { useText } from '@visavis/text/solid';
import VolumeOff from 'lucide-solid/icons/volume-off';
import { localActionsText } from '../../../text/messages/local-actions.ts';
import styles from '../tile.module.css';

/** In the name tag of a person whom the user does not want to hear. */
export function MutedMark() {
  const text = useText(localActionsText);
  return (
    <span class={styles['mark']} role="img" title={text.mutedForYou} aria-label={text.mutedForYou}>
      <VolumeOff size={16} aria-hidden="true" />
    </span>
  );
}

/** Below the initials of a person whose video the user hides. */
export const HiddenVideoMark = () => (
  <p class={styles['saving']}>{useText(localActionsText).videoHidden}</p>
);
