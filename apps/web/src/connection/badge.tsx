import styles from './badge.module.css';
import type { Level } from './level.ts';

interface BadgeProps {
  readonly level: Level;
  /** The level in a word. */
  readonly word: string;
  /** What those read who do not see it. */
  readonly label: string;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** How a connection is, in a word and a colour; pressing it tells more. */
export function Badge(props: BadgeProps) {
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
      <span class={styles['word']}>{props.word}</span>
    </button>
  );
}
