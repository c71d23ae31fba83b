import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createUniqueId, For, type JSX } from 'solid-js';
import styles from './select.module.css';

/** One of several things to choose from. */
interface Option {
  readonly id: string;
  readonly text: string;
}

interface SelectProps {
  readonly label: string;
  readonly icon: JSX.Element;
  readonly options: readonly Option[];
  /** The id of the chosen option. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/**
 * A labelled choice of one among several. The platform's own list: on a phone it is the one that the
 * person knows, and it costs the way into a call nothing.
 */
export function Select(props: SelectProps) {
  const id = createUniqueId();
  return (
    <div class={styles['choice']}>
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
