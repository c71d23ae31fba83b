import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { useText } from '@visavis/text/solid';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { changeLinkText } from '../../text/messages/change-link.ts';
import styles from './change-link.module.css';

/**
 * Changes the link of a private room. Shown where this browser has created the room.
 *
 * @param props.children shown above the button
 */
export function ChangeLink(props: { readonly children?: JSX.Element }) {
  const text = useText(changeLinkText);
  const { call } = useCall();
  const sentenceId = createUniqueId();
  const [changeLink, setChangeLink] = createSignal<(() => Promise<void>) | null>(null);
  const [state, setState] = createSignal<'idle' | 'changing' | 'changed' | 'failed'>('idle');
  // Without the keys of the room, there is nothing to change.
  call.getLinkChange().then(
    (found) => setChangeLink(() => found),
    () => {},
  );
  const sentences = () => ({
    idle: text.hint,
    changing: text.hint,
    changed: text.changed,
    failed: text.failed,
  });
  return (
    <Show when={changeLink()}>
      {(change) => (
        <div class={styles['parts']}>
          {props.children}
          <button
            type="button"
            class="button"
            aria-describedby={sentenceId}
            // Keeps the focus, which a disabled button loses.
            aria-disabled={state() === 'changing'}
            onClick={() => {
              if (state() === 'changing') return;
              setState('changing');
              change()().then(
                () => setState('changed'),
                () => setState('failed'),
              );
            }}
          >
            <RefreshCw size={18} aria-hidden="true" />
            {state() === 'changing' ? text.changing : text.change}
          </button>
          <p id={sentenceId} class="quiet" role="status">
            {sentences()[state()]}
          </p>
        </div>
      )}
    </Show>
  );
}
