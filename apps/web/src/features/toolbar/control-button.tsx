import { useText } from '@visavis/text/solid';
import { type JSX, Show } from 'solid-js';
import { callText } from '../../text/messages/call.ts';
import { classes } from '../../ui/classes.ts';
import type { PopoverTrigger } from '../../ui/popover.tsx';
import styles from './control-button.module.css';

interface ControlButtonProps {
  /** The name, which does not change with the state: `aria-pressed` conveys that. */
  readonly name: string;
  /** A short form of the name, shown below the icon on devices without hover; it is part of the name. */
  readonly label?: string;
  /** What pressing the button does now, shown as a tooltip together with the shortcut. */
  readonly hint: string;
  /** Whether the hint is shown now without hover, as on a touch device after pressing. */
  readonly isHintShown?: boolean | undefined;
  /** The keyboard shortcut. */
  readonly shortcut?: string | undefined;
  /** Undefined for a button that is no toggle. */
  readonly pressed?: boolean | undefined;
  /** Undefined for a button that opens nothing. */
  readonly expanded?: boolean | undefined;
  /** For a button that opens a popover. */
  readonly popover?: PopoverTrigger;
  readonly isOff?: boolean;
  readonly isActive?: boolean;
  readonly isDanger?: boolean;
  /** Whether pressing the button does nothing now, for the reason in the hint. */
  readonly isUnavailable?: boolean;
  /** Whether to mark the button, because its device has failed. */
  readonly hasProblem?: boolean;
  readonly onPress?: () => void;
  readonly children: JSX.Element;
}

/** A button of the toolbar. */
export function ControlButton(props: ControlButtonProps) {
  const text = useText(callText);
  const hint = () =>
    props.shortcut === undefined
      ? props.hint
      : text.withKey({ hint: props.hint, key: props.shortcut });
  return (
    <button
      type="button"
      class={classes(
        styles['control'],
        props.isOff && styles['off'],
        props.isActive && styles['active'],
        props.isDanger && styles['danger'],
        props.isHintShown && styles['hinting'],
      )}
      aria-label={props.name}
      aria-disabled={props.isUnavailable ? 'true' : undefined}
      aria-description={props.isUnavailable ? props.hint : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-keyshortcuts={props.shortcut}
      data-hint={hint()}
      onClick={() => {
        if (props.isUnavailable !== true) props.onPress?.();
      }}
      {...props.popover}
    >
      {props.children}
      <Show when={props.label}>
        <span class={styles['label']} aria-hidden="true">
          {props.label}
        </span>
      </Show>
      <Show when={props.hasProblem}>
        <span class={styles['problem']} aria-hidden="true">
          !
        </span>
      </Show>
    </button>
  );
}
