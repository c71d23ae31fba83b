import Camera from 'lucide-solid/icons/video';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { Video } from '../parts/video.tsx';
import { captureState, isSending } from '../session/devices.ts';
import { useCall } from '../view/view.ts';
import { CaptureButton } from '../stage/capture-button.tsx';
import { lobbyWords } from '../words/words.ts';
import { LevelMeter } from './level-meter.tsx';
import styles from './preview.module.css';

/** One's own picture before others see it, and the switches for camera and microphone. */
export function Preview() {
  const { media, own, send } = useCall();
  const state = (kind: 'camera' | 'microphone') => captureState(media(), kind);
  const camera = () => isSending(media(), 'camera');
  const microphone = () => isSending(media(), 'microphone');
  const isAsking = createMemo(() => media()?.hasTag('asking') ?? false);
  const isUntouched = () => state('camera') === 'idle' && state('microphone') === 'idle';
  const start = () => send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  return (
    <div data-stage class={styles['preview']}>
      <Video
        class={styles['picture']}
        stream={camera() ? own('camera') : null}
        label={lobbyWords.preview}
        silent
      />
      <div class={styles['middle']}>
        <Switch>
          <Match when={isAsking()}>
            <p>{lobbyWords.asking}</p>
          </Match>
          <Match when={isUntouched()}>
            <button type="button" class="button accent" onClick={start}>
              <Camera size={20} aria-hidden="true" />
              {lobbyWords.start}
            </button>
            <p class={styles['hint']}>{lobbyWords.startHint}</p>
          </Match>
          <Match when={!camera()}>
            <p class={styles['hint']}>{lobbyWords.cameraOff}</p>
          </Match>
        </Switch>
      </div>
      <Show when={!isUntouched()}>
        <div class={styles['controls']}>
          <CaptureButton kind="microphone" />
          <CaptureButton kind="camera" />
        </div>
        <Show when={microphone() ? own('microphone') : null} keyed>
          {(stream) => <LevelMeter stream={stream} />}
        </Show>
      </Show>
    </div>
  );
}
