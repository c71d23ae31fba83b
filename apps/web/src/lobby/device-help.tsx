import type { CaptureKind } from '@visavis/client';
import { createMemo, Show } from 'solid-js';
import { captureState, failureOf } from '../session/devices.ts';
import { useCall } from '../session/view.ts';
import { deviceWords } from '../words/words.ts';
import styles from './device-help.module.css';

/** What can be done about a device that did not start. */
export function DeviceHelp(props: { kind: CaptureKind }) {
  const { media, send } = useCall();
  const failure = createMemo(() => failureOf(captureState(media(), props.kind)));
  return (
    <Show when={failure()}>
      {(failed) => {
        const help = () => deviceWords.help[failed()](props.kind);
        return (
          <div class={styles['help']} role="alert">
            <div>
              <h2>{help().title}</h2>
              <p>{help().text}</p>
            </div>
            <Show when={failed() !== 'insecure'}>
              <button
                type="button"
                class="button small"
                onClick={() => send({ type: 'media.open', kinds: [props.kind] })}
              >
                {deviceWords.again}
              </button>
            </Show>
          </div>
        );
      }}
    </Show>
  );
}
