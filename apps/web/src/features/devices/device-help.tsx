import { createMemo, For, Show } from 'solid-js';
import {
  isSameProblems,
  deviceProblems,
  type DeviceProblem,
} from '../../call/derived/device-state.ts';
import { useCall } from '../../call/state/call-view.ts';
import { commonText, deviceText } from '../../text/text.ts';
import styles from './device-help.module.css';

/** What can be done about devices that did not start. */
export function DeviceHelp() {
  const { media, send } = useCall();
  const troubles = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameProblems,
  });
  return (
    <For each={troubles()}>
      {({ failure, kinds }) => {
        const { title, text, canRetry } = deviceText.helpWith(failure, kinds);
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
                {commonText.retry}
              </button>
            </Show>
          </div>
        );
      }}
    </For>
  );
}
