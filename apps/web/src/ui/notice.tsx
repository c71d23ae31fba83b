import { For, type JSX } from 'solid-js';
import styles from '../features/notifications/notifications.module.css';

/** What a person can do about a notice. */
interface NoticeAction {
  readonly text: string;
  readonly run: () => void;
}

/** One thing that a person must know during a call, and what they can do about it. */
export const Notice = (props: { children: JSX.Element; acts: readonly NoticeAction[] }) => (
  <div class={styles['notice']} role="status">
    <p>{props.children}</p>
    <For each={props.acts}>
      {({ text, run }) => (
        <button type="button" class="button small" onClick={run}>
          {text}
        </button>
      )}
    </For>
  </div>
);
