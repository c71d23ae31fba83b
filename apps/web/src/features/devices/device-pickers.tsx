import CameraIcon from 'lucide-solid/icons/video';
import MicIcon from 'lucide-solid/icons/mic';
import QualityIcon from 'lucide-solid/icons/image';
import SpeakerIcon from 'lucide-solid/icons/volume-2';
import { mediaQualities, type MediaDevice } from '@visavis/client';
import { speakerInUse } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { For, Show, type JSX } from 'solid-js';
import { Select } from '../../ui/select.tsx';
import { chooseDevice, chooseQuality } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { devicesText } from '../../text/messages/devices.ts';
import { systemDefault, deviceOptions } from './device-options.ts';
import styles from './device-pickers.module.css';
import { playTestSound } from './test-sound.ts';

const deviceKinds = [
  'camera',
  'microphone',
  'speaker',
] as const satisfies readonly MediaDevice['kind'][];

const icons: Readonly<Record<MediaDevice['kind'], () => JSX.Element>> = {
  camera: () => <CameraIcon size={18} aria-hidden="true" />,
  microphone: () => <MicIcon size={18} aria-hidden="true" />,
  speaker: () => <SpeakerIcon size={18} aria-hidden="true" />,
};

/** The choice of camera, microphone, speaker and video quality. */
export function DevicePickers() {
  const text = useText(devicesText);
  const { call, media } = useCall();
  const optionsOf = (kind: MediaDevice['kind']) => deviceOptions(kind, media()?.context);
  return (
    <div class={styles['pickers']}>
      <For each={deviceKinds.filter((kind) => optionsOf(kind).canChoose)}>
        {(kind) => (
          <Select
            label={text.names[kind]}
            icon={icons[kind]()}
            options={optionsOf(kind).options}
            selected={optionsOf(kind).selected}
            onSelect={(id) => chooseDevice(call, kind, id === systemDefault ? null : id)}
          />
        )}
      </For>
      <Select
        label={text.quality}
        icon={<QualityIcon size={18} aria-hidden="true" />}
        options={mediaQualities.map((id) => ({ id, text: text.qualityNames[id] }))}
        selected={media()?.context.quality ?? 'auto'}
        onSelect={(id) => {
          const quality = mediaQualities.find((known) => known === id);
          if (quality !== undefined) chooseQuality(call, quality);
        }}
      />
      <Show when={optionsOf('speaker').hasDevices}>
        <button
          type="button"
          class="button small"
          onClick={() => void playTestSound(speakerInUse(media()))}
        >
          <SpeakerIcon size={18} aria-hidden="true" />
          {text.testSound}
        </button>
      </Show>
    </div>
  );
}
