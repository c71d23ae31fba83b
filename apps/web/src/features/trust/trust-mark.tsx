import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { useCall } from '../../call/state/call-view.ts';
import { trustText } from '../../text/messages/trust.ts';
import { Shield } from './shield.tsx';
import { createPersonTrust } from './trust-levels.ts';
import styles from './trust.module.css';

/** The shield in the name tag of a person. The menu of the tile and the shield of the call say more. */
export function TrustMark(props: { readonly id: PeerId }) {
  const text = useText(trustText);
  const { member } = useCall();
  const { level } = createPersonTrust(props.id);
  const meaning = () =>
    text.ofPerson({
      level: text.levels[level()],
      sentence: text.person[level()]({ name: member(props.id)?.profile.name ?? '' }),
    });
  return (
    <span class={styles['mark']} role="img" title={meaning()} aria-label={meaning()}>
      <Shield level={level()} size={16} />
    </span>
  );
}
