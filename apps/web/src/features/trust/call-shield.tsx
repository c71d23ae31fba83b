import { useText } from '@visavis/text/solid';
import { trustText } from '../../text/messages/trust.ts';
import { Shield } from './shield.tsx';
import { createCallTrust, createTrustInPeople } from './trust-levels.ts';
import { openTrust } from './trust-selection.ts';
import styles from './trust.module.css';

/** The shield of the call, which says in one word who can listen. Pressing it opens the explanation. */
export function CallShield() {
  const text = useText(trustText);
  const level = createCallTrust(createTrustInPeople());
  return (
    <button
      type="button"
      class={styles['call']}
      data-trust={level()}
      aria-haspopup="dialog"
      aria-label={text.ofCall({ level: text.levels[level()] })}
      title={text.call[level()]}
      onClick={() => openTrust({ kind: 'call' })}
    >
      <Shield level={level()} size={18} />
      {text.levels[level()]}
    </button>
  );
}
