import type { JSX } from 'solid-js';
import styles from './switch.module.css';

/** A setting that is on or off, with its label. */
export function Switch(props: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: JSX.Element;
}) {
  return (
    <label class={styles['switch']}>
      <input
        type="checkbox"
        role="switch"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.children}
    </label>
  );
}
