import Camera from 'lucide-solid/icons/video';
import CameraOff from 'lucide-solid/icons/video-off';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import type { CaptureKind } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isSending } from '@visavis/client/derived';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { ControlButton } from './control-button.tsx';
import { areShortcutsOn, shortcutKeys } from '../shortcuts/shortcut-setting.ts';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Camera, off: CameraOff },
} as const satisfies Record<CaptureKind, unknown>;

interface CaptureButtonProps {
  readonly kind: CaptureKind;
  /** Whether a keyboard shortcut works here. */
  readonly hasShortcut?: boolean;
  /** Whether the device has failed. */
  readonly hasProblem?: boolean;
}

/** Turns the microphone or the camera on and off. */
export function CaptureButton(props: CaptureButtonProps) {
  const text = useText(callText);
  const { media, send } = useCall();
  const isOn = () => isSending(media(), props.kind);
  const shortcut = () =>
    props.hasShortcut === true && areShortcutsOn() ? shortcutKeys[props.kind] : undefined;
  return (
    <ControlButton
      name={text[props.kind]}
      label={text.labels[props.kind]}
      hint={text.hints[`${props.kind}${isOn() ? 'On' : 'Off'}`]}
      pressed={isOn()}
      isOff={!isOn()}
      onPress={() => send({ type: `${props.kind}.toggle` })}
      shortcut={shortcut()}
      hasProblem={props.hasProblem ?? false}
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
