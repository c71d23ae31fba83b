import CameraIcon from 'lucide-solid/icons/video';
import MicIcon from 'lucide-solid/icons/mic';
import PictureIcon from 'lucide-solid/icons/image';
import SpeakerIcon from 'lucide-solid/icons/volume-2';
import { qualities, type Device } from '@visavis/client';
import { For, Show, type JSX } from 'solid-js';
import { Choice } from '../parts/choice.tsx';
import { chooseDevice, chooseQuality } from '../session/choices.ts';
import { useCall } from '../view/view.ts';
import { deviceWords } from '../words/words.ts';
import { BROWSER_CHOICE, deviceOptions } from './device-options.ts';
import styles from './device-pickers.module.css';
import { canChooseSpeaker, playTestSound } from './test-sound.ts';

const KINDS = ['camera', 'microphone', 'speaker'] as const satisfies readonly Device['kind'][];

const icons: Readonly<Record<Device['kind'], () => JSX.Element>> = {
  camera: () => <CameraIcon size={18} aria-hidden="true" />,
  microphone: () => <MicIcon size={18} aria-hidden="true" />,
  speaker: () => <SpeakerIcon size={18} aria-hidden="true" />,
};

/** The choices of camera, microphone, loudspeaker and picture quality. */
export function DevicePickers() {
  const { call, media } = useCall();
  const offer = (kind: Device['kind']) => deviceOptions(kind, media()?.context);
  const isOffered = (kind: Device['kind']) =>
    offer(kind).hasDevices && (kind !== 'speaker' || canChooseSpeaker());
  return (
    <div class={styles['pickers']}>
      <For each={KINDS.filter(isOffered)}>
        {(kind) => (
          <Choice
            label={deviceWords.names[kind]}
            icon={icons[kind]()}
            options={offer(kind).options}
            chosen={offer(kind).chosen}
            onChoose={(id) => chooseDevice(call, kind, id === BROWSER_CHOICE ? null : id)}
          />
        )}
      </For>
      <Choice
        label={deviceWords.quality}
        icon={<PictureIcon size={18} aria-hidden="true" />}
        options={qualities.map((id) => ({ id, text: deviceWords.qualityNames[id] }))}
        chosen={media()?.context.quality ?? 'auto'}
        onChoose={(id) => {
          const quality = qualities.find((known) => known === id);
          if (quality !== undefined) chooseQuality(call, quality);
        }}
      />
      <Show when={offer('speaker').hasDevices}>
        <button
          type="button"
          class="button small"
          onClick={() => void playTestSound(media()?.context.choices.speaker ?? null)}
        >
          <SpeakerIcon size={18} aria-hidden="true" />
          {deviceWords.testSound}
        </button>
      </Show>
    </div>
  );
}
