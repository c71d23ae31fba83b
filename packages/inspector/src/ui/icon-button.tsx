import { Show, type JSX } from 'solid-js';
import styles from './icon-button.module.css';

interface IconButtonProps {
  /** What the button does, with its keyboard shortcut. */
  readonly hint: string;
  /** Its accessible name, if that differs from the hint. */
  readonly name?: string;
  /** When the name is shown beside the icon: always, or only in a wide inspector. */
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
    class={styles[props.shows === undefined ? 'button' : 'worded']}
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
