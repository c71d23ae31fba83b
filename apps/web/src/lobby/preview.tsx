import Camera from 'lucide-solid/icons/video';
import CameraOff from 'lucide-solid/icons/video-off';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { Video } from '../parts/video.tsx';
import { captureState, isSending } from '../session/devices.ts';
import { useCall } from '../session/view.ts';
import { ControlButton } from '../stage/control-button.tsx';
import { lobbyWords, stageWords } from '../words/words.ts';
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
          <ControlButton
            name={stageWords.microphone}
            hint={stageWords.hints[microphone() ? 'microphoneOn' : 'microphoneOff']}
            pressed={microphone()}
            isOff={!microphone()}
            onPress={() => send({ type: 'microphone.toggle' })}
          >
            <Show when={microphone()} fallback={<MicOff aria-hidden="true" />}>
              <Mic aria-hidden="true" />
            </Show>
          </ControlButton>
          <ControlButton
            name={stageWords.camera}
            hint={stageWords.hints[camera() ? 'cameraOn' : 'cameraOff']}
            pressed={camera()}
            isOff={!camera()}
            onPress={() => send({ type: 'camera.toggle' })}
          >
            <Show when={camera()} fallback={<CameraOff aria-hidden="true" />}>
              <Camera aria-hidden="true" />
            </Show>
          </ControlButton>
        </div>
        <Show when={microphone() ? own('microphone') : null} keyed>
          {(stream) => <LevelMeter stream={stream} />}
        </Show>
      </Show>
    </div>
  );
}
