import { createMemo, For, Show } from 'solid-js';
import { sameTroubles, troublesOf, type Trouble } from '../session/devices.ts';
import { useCall } from '../view/view.ts';
import { commonWords, deviceWords } from '../words/words.ts';
import styles from './device-help.module.css';

/** What can be done about devices that did not start. */
export function DeviceHelp() {
  const { media, send } = useCall();
  const troubles = createMemo<readonly Trouble[]>(() => troublesOf(media()), [], {
    equals: sameTroubles,
  });
  return (
    <For each={troubles()}>
      {({ failure, kinds }) => {
        const { title, text, canRetry } = deviceWords.helpWith(failure, kinds);
        return (
          <div class={styles['help']} role="alert">
            <div>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
            <Show when={canRetry}>
              <button
                type="button"
                class="button small"
                onClick={() => send({ type: 'media.open', kinds })}
              >
                {commonWords.again}
              </button>
            </Show>
          </div>
        );
      }}
    </For>
  );
}
