import { type JSX, Show } from 'solid-js';
import { classes } from '../../ui/classes.ts';
import styles from './control-button.module.css';

interface ControlButtonProps {
  /** What it is, which does not change with its state: `aria-pressed` tells that. */
  readonly name: string;
  /** What pressing it does now, shown beside it. */
  readonly hint: string;
  /** The letter that does the same, where there is one. */
  readonly shortcut?: string | undefined;
  /** Undefined for a button that does not toggle. */
  readonly pressed?: boolean;
  /** Undefined for a button that opens nothing. */
  readonly expanded?: boolean;
  readonly isOff?: boolean;
  readonly isActive?: boolean;
  readonly isDanger?: boolean;
  /** Whether what it switches needs the person's help. */
  readonly hasProblem?: boolean;
  readonly onPress: () => void;
  readonly children: JSX.Element;
}

/** One control of a call. */
export function ControlButton(props: ControlButtonProps) {
  return (
    <button
      type="button"
      class={classes(
        styles['control'],
        props.isOff && styles['off'],
        props.isActive && styles['lit'],
        props.isDanger && styles['danger'],
      )}
      aria-label={props.name}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-keyshortcuts={props.shortcut}
      data-hint={props.hint}
      onClick={() => props.onPress()}
    >
      {props.children}
      <Show when={props.hasProblem}>
        <span class={styles['trouble']} aria-hidden="true">
          !
        </span>
      </Show>
    </button>
  );
}
