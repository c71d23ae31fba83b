import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createUniqueId, For, type JSX } from 'solid-js';
import styles from './select.module.css';

interface Option {
  readonly id: string;
  readonly text: string;
}

interface SelectProps {
  readonly label: string;
  readonly icon: JSX.Element;
  readonly options: readonly Option[];
  /** The id of the selected option. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** A labelled select element: the native one, which is familiar on phones and needs no script. */
export function Select(props: SelectProps) {
  const id = createUniqueId();
  return (
    <div class={styles['select']}>
      <label for={id}>{props.label}</label>
      <div class={styles['box']}>
        {props.icon}
        <select id={id} onChange={(event) => props.onSelect(event.currentTarget.value)}>
          <For each={props.options}>
            {(option) => (
              <option value={option.id} selected={option.id === props.selected}>
                {option.text}
              </option>
            )}
          </For>
        </select>
        <ChevronDown size={18} aria-hidden="true" />
      </div>
    </div>
  );
}
