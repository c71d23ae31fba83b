import { For, type JSX } from 'solid-js';
import styles from './notices.module.css';

/** What a person can do about a notice. */
interface Act {
  readonly text: string;
  readonly act: () => void;
}

/** One thing that a person must know during a call, and what they can do about it. */
export const Notice = (props: { children: JSX.Element; acts: readonly Act[] }) => (
  <div class={styles['notice']} role="status">
    <p>{props.children}</p>
    <For each={props.acts}>
      {({ text, act }) => (
        <button type="button" class="button small" onClick={act}>
          {text}
        </button>
      )}
    </For>
  </div>
);
