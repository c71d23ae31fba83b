import { For, type JSX } from 'solid-js';
import styles from './notice.module.css';

interface NoticeAction {
  readonly text: string;
  readonly run: () => void;
}

/** A short message, with buttons for what the user can do about it. */
export const Notice = (props: { children: JSX.Element; actions: readonly NoticeAction[] }) => (
  <div class={styles['notice']} role="status">
    <p>{props.children}</p>
    <For each={props.actions}>
      {({ text, run }) => (
        <button type="button" class="button small" onClick={run}>
          {text}
        </button>
      )}
    </For>
  </div>
);
