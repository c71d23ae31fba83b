import Camera from 'lucide-solid/icons/video';
import CameraOff from 'lucide-solid/icons/video-off';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import type { CaptureKind } from '@visavis/client';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isSending } from '../session/devices.ts';
import { useCall } from '../view/view.ts';
import { stageWords } from '../words/words.ts';
import { ControlButton } from './control-button.tsx';
import { areShortcutsOn, shortcutKeys } from './shortcut-choice.ts';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Camera, off: CameraOff },
} as const satisfies Record<CaptureKind, unknown>;

interface CaptureButtonProps {
  readonly kind: CaptureKind;
  /** Whether a letter does the same, here and now. */
  readonly hasShortcut?: boolean;
  /** Whether what it switches needs the person's help. */
  readonly isTroubled?: boolean;
}

/** Turns the microphone or the camera on and off. */
export function CaptureButton(props: CaptureButtonProps) {
  const { media, send } = useCall();
  const isOn = () => isSending(media(), props.kind);
  const shortcut = () =>
    props.hasShortcut === true && areShortcutsOn() ? shortcutKeys[props.kind] : undefined;
  const hint = () => {
    const key = shortcut();
    const bare = stageWords.hints[`${props.kind}${isOn() ? 'On' : 'Off'}`];
    return key === undefined ? bare : stageWords.withKey(bare, key);
  };
  return (
    <ControlButton
      name={stageWords[props.kind]}
      hint={hint()}
      pressed={isOn()}
      isOff={!isOn()}
      onPress={() => send({ type: `${props.kind}.toggle` })}
      shortcut={shortcut()}
      isTroubled={props.isTroubled ?? false}
    >
      <Show
        when={isOn()}
        fallback={<Dynamic component={icons[props.kind].off} aria-hidden="true" />}
      >
        <Dynamic component={icons[props.kind].on} aria-hidden="true" />
      </Show>
    </ControlButton>
  );
}
