import { Match, Show, Switch } from 'solid-js';
import { LevelMeter } from '../devices/level-meter.tsx';
import { Video } from '../../ui/media/video.tsx';
import { checkText } from '../../text/check.ts';
import styles from './device-steps.module.css';
import type { StepState } from '../../call/derived/check-step-state.ts';

interface DeviceStepsProps {
  readonly camera: MediaStream | null;
  readonly microphone: MediaStream | null;
  readonly listening: StepState;
  readonly speaker: StepState;
  readonly onAnswer: (answer: 'speaker.heard' | 'speaker.notHeard' | 'speaker.replay') => void;
}

/** What the person sees, hears and is asked while their devices are looked at. */
export function DeviceSteps(props: DeviceStepsProps) {
  return (
    <>
      <Show when={props.camera ?? props.microphone}>
        <div data-stage class={styles['preview']}>
          <Video
            class={styles['picture']}
            stream={props.camera}
            label={checkText.preview}
            isMuted
          />
          <Show when={props.microphone} keyed>
            {(stream) => <LevelMeter stream={stream} />}
          </Show>
        </div>
      </Show>
      <div role="status" class={styles['live']}>
        <Switch>
          <Match when={props.speaker === 'confirming'}>
            <div class={styles['question']}>
              <p>{checkText.question}</p>
              <div class={styles['answers']}>
                <button type="button" class="button accent" onClick={() => props.onAnswer('speaker.heard')}>
                  {checkText.heard}
                </button>
                <button type="button" class="button" onClick={() => props.onAnswer('speaker.notHeard')}>
                  {checkText.unheard}
                </button>
                <button type="button" class="button" onClick={() => props.onAnswer('speaker.replay')}>
                  {checkText.replay}
                </button>
              </div>
            </div>
          </Match>
          <Match when={props.listening === 'running'}>
            <p class={styles['hint']}>{checkText.speak}</p>
          </Match>
        </Switch>
      </div>
    </>
  );
}
