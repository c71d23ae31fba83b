import { Show, type JSX } from 'solid-js';
import { classes } from './classes.ts';
import styles from './icon-button.module.css';

interface IconButtonProps {
  /** What pressing it does, with the key that does the same. */
  readonly hint: string;
  /** What it is called, where that is not what it does. */
  readonly name?: string;
  /** Whether the name stands beside the icon, at least where there is room for it. */
  readonly shows?: 'always' | 'wide';
  /** Undefined for a button that does not toggle. */
  readonly pressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children?: JSX.Element;
}

/** A small button of the inspector. */
export const IconButton = (props: IconButtonProps) => (
  <button
    type="button"
    class={classes(styles['button'], props.shows !== undefined && styles['worded'])}
    aria-label={props.name ?? props.hint}
    title={props.hint}
    aria-pressed={props.pressed}
    disabled={props.isDisabled}
    onClick={() => props.onPress()}
  >
    {props.children}
    <Show when={props.shows}>{(where) => <span data-shown={where()}>{props.name}</span>}</Show>
  </button>
);
