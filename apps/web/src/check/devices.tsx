import { Match, Show, Switch } from 'solid-js';
import { LevelMeter } from '../lobby/level-meter.tsx';
import { Video } from '../parts/video.tsx';
import { checkWords } from '../words/check.ts';
import styles from './devices.module.css';
import type { StepState } from './step-state.ts';

interface DevicesProps {
  readonly camera: MediaStream | null;
  readonly microphone: MediaStream | null;
  readonly listening: StepState;
  readonly speaker: StepState;
  readonly onAnswer: (answer: 'heard' | 'unheard' | 'replay') => void;
}

/** What the person sees, hears and is asked while their devices are looked at. */
export function Devices(props: DevicesProps) {
  return (
    <>
      <Show when={props.camera ?? props.microphone}>
        <div data-stage class={styles['preview']}>
          <Video
            class={styles['picture']}
            stream={props.camera}
            label={checkWords.preview}
            silent
          />
          <Show when={props.microphone} keyed>
            {(stream) => <LevelMeter stream={stream} />}
          </Show>
        </div>
      </Show>
      <div role="status" class={styles['live']}>
        <Switch>
          <Match when={props.speaker === 'asking'}>
            <div class={styles['question']}>
              <p>{checkWords.question}</p>
              <div class={styles['answers']}>
                <button type="button" class="button accent" onClick={() => props.onAnswer('heard')}>
                  {checkWords.heard}
                </button>
                <button type="button" class="button" onClick={() => props.onAnswer('unheard')}>
                  {checkWords.unheard}
                </button>
                <button type="button" class="button" onClick={() => props.onAnswer('replay')}>
                  {checkWords.replay}
                </button>
              </div>
            </div>
          </Match>
          <Match when={props.listening === 'running'}>
            <p class={styles['hint']}>{checkWords.speak}</p>
          </Match>
        </Switch>
      </div>
    </>
  );
}
