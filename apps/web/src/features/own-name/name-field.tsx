import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { maxNameLength } from '../../call/names/display-name.ts';
import { commonText } from '../../text/messages/common.ts';
import styles from './name-field.module.css';

/** What the field for the own name shows and reports. */
interface NameFieldProps {
  readonly value: string;
  /** Shown while the field is empty. */
  readonly placeholder?: string;
  /** A line below the field. */
  readonly hint?: string;
  /** Called at each change of the text. */
  readonly onInput?: (name: string) => void;
  /** Called when the user has finished a change. */
  readonly onChange?: (name: string) => void;
}

/** The labelled field for the own display name. */
export function NameField(props: NameFieldProps) {
  const common = useText(commonText);
  return (
    <label class={styles['field']}>
      <span>{common.nameLabel}</span>
      <input
        class="field"
        name="name"
        dir="auto"
        autocomplete="nickname"
        maxLength={maxNameLength}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onInput?.(event.currentTarget.value)}
        onChange={(event) => props.onChange?.(event.currentTarget.value)}
      />
      <Show when={props.hint}>{(hint) => <span class="quiet">{hint()}</span>}</Show>
    </label>
  );
}
