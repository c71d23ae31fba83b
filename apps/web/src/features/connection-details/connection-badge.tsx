import type { ConnectionLevel } from '@visavis/client/derived';
import styles from './connection-badge.module.css';

interface ConnectionBadgeProps {
  readonly level: ConnectionLevel;
  readonly text: string;
  /** For screen readers. */
  readonly label: string;
  /** Whether the details are open. */
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** The level of a connection as text and colour. Pressing it opens the details. */
export function ConnectionBadge(props: ConnectionBadgeProps) {
  return (
    <button
      type="button"
      class={styles['badge']}
      data-level={props.level}
      aria-label={props.label}
      aria-expanded={props.isOpen}
      onClick={() => props.onPress()}
    >
      <span class={styles['dot']} aria-hidden="true" />
      <span class={styles['level']}>{props.text}</span>
    </button>
  );
}
