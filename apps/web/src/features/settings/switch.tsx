import { createUniqueId } from 'solid-js';
import styles from './switch.module.css';

interface SwitchProps {
  readonly name: string;
  /** What the setting does. */
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A setting that is on or off. */
export function Switch(props: SwitchProps) {
  const id = createUniqueId();
  return (
    <label class={styles['switch']}>
      <input
        type="checkbox"
        role="switch"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-hint`}
        checked={props.isOn}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        <span id={`${id}-name`} class={styles['name']}>
          {props.name}
        </span>
        <span id={`${id}-hint`} class={styles['hint']}>
          {props.hint}
        </span>
      </span>
    </label>
  );
}
