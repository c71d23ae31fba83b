import CameraIcon from 'lucide-solid/icons/video';
import MicIcon from 'lucide-solid/icons/mic';
import PictureIcon from 'lucide-solid/icons/image';
import SpeakerIcon from 'lucide-solid/icons/volume-2';
import { qualities, type Device } from '@visavis/client';
import { For, Show, type JSX } from 'solid-js';
import { Choice } from '../parts/choice.tsx';
import { chooseDevice, chooseQuality } from '../session/choices.ts';
import { useCall } from '../session/view.ts';
import { deviceWords } from '../words/words.ts';
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
  const devices = (kind: Device['kind']) =>
    (media()?.context.devices ?? []).filter((device) => device.kind === kind);
  const options = (kind: Device['kind']) =>
    devices(kind).map(({ id, label }, place) => ({
      id,
      text: label === '' ? deviceWords.unnamed(kind, place + 1) : label,
    }));
  /** What runs, else what was chosen, else the first: what the browser takes. */
  const chosen = (kind: Device['kind']) => {
    const context = media()?.context;
    const running = kind === 'speaker' ? null : (context?.[kind]?.deviceId ?? null);
    return running ?? context?.choices[kind] ?? devices(kind)[0]?.id ?? '';
  };
  const isOffered = (kind: Device['kind']) =>
    devices(kind).length > 0 && (kind !== 'speaker' || canChooseSpeaker());
  return (
    <div class={styles['pickers']}>
      <For each={KINDS.filter(isOffered)}>
        {(kind) => (
          <Choice
            label={deviceWords.names[kind]}
            icon={icons[kind]()}
            options={options(kind)}
            chosen={chosen(kind)}
            onChoose={(id) => chooseDevice(call, kind, id)}
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
      <Show when={devices('speaker').length > 0}>
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
