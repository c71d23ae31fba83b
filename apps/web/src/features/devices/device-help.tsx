import { deviceProblems, isSameDeviceProblems, type DeviceProblem } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { helpWith } from '../../text/device-help.ts';
import { commonText } from '../../text/messages/common.ts';
import styles from './device-help.module.css';

/** What to do about devices that have failed. */
export function DeviceHelp() {
  const common = useText(commonText);
  const { media, send } = useCall();
  const problems = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameDeviceProblems,
  });
  return (
    <For each={problems()}>
      {({ failure, kinds }) => {
        const help = () => helpWith(failure, kinds);
        return (
          <div class={styles['help']} role="alert">
            <div>
              <h2>{help().title}</h2>
              <p>{help().text}</p>
            </div>
            <Show when={help().canRetry}>
              <button
                type="button"
                class="button small"
                onClick={() => send({ type: 'media.open', kinds })}
              >
                {common.retry}
              </button>
            </Show>
          </div>
        );
      }}
    </For>
  );
}
