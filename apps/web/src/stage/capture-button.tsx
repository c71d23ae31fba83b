import Camera from 'lucide-solid/icons/video';
import CameraOff from 'lucide-solid/icons/video-off';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import type { CaptureKind } from '@visavis/client';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isSending } from '../session/devices.ts';
import { useCall } from '../session/view.ts';
import { stageWords } from '../words/words.ts';
import { ControlButton } from './control-button.tsx';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Camera, off: CameraOff },
} as const satisfies Record<CaptureKind, unknown>;

interface CaptureButtonProps {
  readonly kind: CaptureKind;
  readonly shortcut?: string;
  /** Whether what it switches needs the person's help. */
  readonly isTroubled?: boolean;
}

/** Turns the microphone or the camera on and off. */
export function CaptureButton(props: CaptureButtonProps) {
  const { media, send } = useCall();
  const isOn = () => isSending(media(), props.kind);
  return (
    <ControlButton
      name={stageWords[props.kind]}
      hint={stageWords.hints[`${props.kind}${isOn() ? 'On' : 'Off'}`]}
      pressed={isOn()}
      isOff={!isOn()}
      onPress={() => send({ type: `${props.kind}.toggle` })}
      {...(props.shortcut !== undefined && { shortcut: props.shortcut })}
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
