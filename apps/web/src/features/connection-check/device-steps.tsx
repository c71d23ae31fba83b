import type { StepState } from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { Match, Show, Switch } from 'solid-js';
import { checkText } from '../../text/messages/check.ts';
import { Video } from '../../ui/media/video.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import styles from './device-steps.module.css';

interface DeviceStepsProps {
  readonly camera: MediaStream | null;
  readonly microphone: MediaStream | null;
  readonly microphoneState: StepState;
  readonly speakerState: StepState;
  readonly onAnswer: (answer: 'speaker.heard' | 'speaker.notHeard' | 'speaker.replay') => void;
}

/** The preview of the devices while they are checked, and the question about the speaker. */
export function DeviceSteps(props: DeviceStepsProps) {
  const text = useText(checkText);
  return (
    <>
      <Show when={props.camera ?? props.microphone}>
        <div data-theme="dark" class={styles['preview']}>
          <Video class={styles['video']} stream={props.camera} label={text.preview} isMuted />
          <Show when={props.microphone} keyed>
            {(stream) => <LevelMeter stream={stream} />}
          </Show>
        </div>
      </Show>
      <div role="status" class={styles['status']}>
        <Switch>
          <Match when={props.speakerState === 'confirming'}>
            <div class={styles['question']}>
              <p>{text.question}</p>
              <div class={styles['answers']}>
                <button
                  type="button"
                  class="button accent"
                  onClick={() => props.onAnswer('speaker.heard')}
                >
                  {text.heard}
                </button>
                <button
                  type="button"
                  class="button"
                  onClick={() => props.onAnswer('speaker.notHeard')}
                >
                  {text.notHeard}
                </button>
                <button
                  type="button"
                  class="button"
                  onClick={() => props.onAnswer('speaker.replay')}
                >
                  {text.replay}
                </button>
              </div>
            </div>
          </Match>
          <Match when={props.microphoneState === 'running'}>
            <p class={styles['hint']}>{text.speak}</p>
          </Match>
        </Switch>
      </div>
    </>
  );
}
