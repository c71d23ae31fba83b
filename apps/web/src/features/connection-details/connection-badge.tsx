import styles from './connection-badge.module.css';
import type { ConnectionLevel } from '../../call/derived/connection-level.ts';

interface ConnectionBadgeProps {
  readonly level: ConnectionLevel;
  /** The level in a word. */
  readonly text: string;
  /** What those read who do not see it. */
  readonly label: string;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** How a connection is, in a word and a colour; pressing it tells more. */
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
      <span class={styles['bars']} aria-hidden="true" />
      <span class={styles['word']}>{props.text}</span>
    </button>
  );
}
