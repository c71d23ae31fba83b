import type { PeerId, RemoteStreamKind } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import VolumeIcon from 'lucide-solid/icons/volume-2';
import { useCall } from '../../call/state/call-view.ts';
import { volumeText } from '../../text/messages/volume.ts';
import { storeVolume } from './store-volume.ts';
import styles from './volume-slider.module.css';

/** The steps of the slider: keyboard users reach each end with 20 key presses. */
const step = 0.05;

interface VolumeSliderProps {
  readonly id: PeerId;
  readonly stream: RemoteStreamKind;
}

/** The volume of one other member, or of its screen. Nobody else hears the difference. */
export function VolumeSlider(props: VolumeSliderProps) {
  const text = useText(volumeText);
  const { member, setVolume, volumeOf } = useCall();
  const name = () => member(props.id)?.profile.name ?? '';
  const volume = () => volumeOf(props.id, props.stream);
  const label = () =>
    props.stream === 'screen'
      ? text.volumeOfScreen({ name: name() })
      : text.volumeOf({ name: name() });
  const store = (chosen: number) => {
    // The sound of the next screen is another one.
    if (props.stream === 'user') storeVolume(name(), chosen);
  };
  return (
    <label class={styles['volume']}>
      <VolumeIcon size={18} aria-hidden="true" />
      <span>{label()}</span>
      <input
        type="range"
        min="0"
        max="1"
        step={step}
        value={volume()}
        aria-valuetext={text.percent({ volume: volume() })}
        onInput={(event) => setVolume(props.id, props.stream, event.currentTarget.valueAsNumber)}
        onChange={(event) => store(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
