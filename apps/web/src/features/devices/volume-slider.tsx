import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import VolumeIcon from 'lucide-solid/icons/volume-2';
import { useCall } from '../../call/state/call-view.ts';
import { volumeText } from '../../text/messages/volume.ts';
import { storeVolume } from './store-volume.ts';
import styles from './volume-slider.module.css';

/** The steps of the slider: keyboard users reach each end with 20 key presses. */
const step = 0.05;

/** The volume of one other member. Nobody else hears the difference. */
export function VolumeSlider(props: { id: PeerId }) {
  const text = useText(volumeText);
  const { member, setVolume, volumeOf } = useCall();
  const name = () => member(props.id)?.profile.name ?? '';
  const volume = () => volumeOf(props.id);
  return (
    <label class={styles['volume']}>
      <VolumeIcon size={18} aria-hidden="true" />
      <span>{text.volumeOf({ name: name() })}</span>
      <input
        type="range"
        min="0"
        max="1"
        step={step}
        value={volume()}
        aria-valuetext={text.percent({ volume: volume() })}
        onInput={(event) => setVolume(props.id, event.currentTarget.valueAsNumber)}
        onChange={(event) => storeVolume(name(), event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
