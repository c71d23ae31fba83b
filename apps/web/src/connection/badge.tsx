import { connectionWords } from '../words/words.ts';
import styles from './badge.module.css';
import type { Level } from './level.ts';

interface BadgeProps {
  readonly name: string;
  readonly level: Level;
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
      aria-label={connectionWords.badge(props.name, props.level)}
      aria-expanded={props.isOpen}
      onClick={() => props.onPress()}
    >
      <span class={styles['bars']} aria-hidden="true" />
      <span class={styles['word']}>{connectionWords.levels[props.level]}</span>
    </button>
  );
}
