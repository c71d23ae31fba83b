import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import Camera from 'lucide-solid/icons/video';
import { createMemo, Match, Show, Switch } from 'solid-js';
import {
  createAreDevicesIdle,
  createAreDevicesUntouched,
} from '../../call/state/devices-untouched.ts';
import { useCall } from '../../call/state/call-view.ts';
import { LevelMeter } from '../../features/devices/level-meter.tsx';
import { CaptureButton } from '../../features/toolbar/capture-button.tsx';
import { lobbyText } from '../../text/messages/lobby.ts';
import { Video } from '../../ui/media/video.tsx';
import styles from './preview.module.css';

/** The own video before joining, and the buttons for camera and microphone. */
export function Preview() {
  const text = useText(lobbyText);
  const { media, ownStream, send } = useCall();
  const camera = () => isSending(media(), 'camera');
  const microphone = () => isSending(media(), 'microphone');
  const isRequesting = createMemo(() => media()?.hasTag('requesting') ?? false);
  const isIdle = createAreDevicesIdle();
  const areDevicesUntouched = createAreDevicesUntouched();
  const start = () => send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  return (
    <div data-theme="dark" class={styles['preview']}>
      <Video
        class={styles['video']}
        stream={camera() ? ownStream('camera') : null}
        label={text.preview}
        isMuted
      />
      <div class={styles['middle']}>
        <Switch>
          <Match when={isRequesting()}>
            <p>{text.requesting}</p>
          </Match>
          <Match when={areDevicesUntouched()}>
            <button type="button" class="button accent" onClick={start}>
              <Camera size={20} aria-hidden="true" />
              {text.start}
            </button>
            <p class={styles['hint']}>{text.startHint}</p>
          </Match>
          <Match when={!isIdle() && !camera()}>
            <p class={styles['hint']}>{text.cameraOff}</p>
          </Match>
        </Switch>
      </div>
      <Show when={!isIdle()}>
        <div class={styles['controls']}>
          <CaptureButton kind="microphone" />
          <CaptureButton kind="camera" />
        </div>
        <Show when={microphone() ? ownStream('microphone') : null} keyed>
          {(stream) => <LevelMeter stream={stream} />}
        </Show>
      </Show>
    </div>
  );
}
