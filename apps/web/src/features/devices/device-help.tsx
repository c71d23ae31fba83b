import { deviceProblems, isSameDeviceProblems, type DeviceProblem } from '@visavis/client/derived';
import { createMemo, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { commonText, deviceText } from '../../text/text.ts';
import styles from './device-help.module.css';

/** What to do about devices that have failed. */
export function DeviceHelp() {
  const { media, send } = useCall();
  const problems = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameDeviceProblems,
  });
  return (
    <For each={problems()}>
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
