import type { CaptureKind } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { lazy } from 'solid-js';
import { callText } from '../../text/messages/call.ts';
import { Popover } from '../../ui/popover.tsx';
import styles from './device-menu-button.module.css';

const DeviceMenu = lazy(() =>
  import('./device-menu.tsx').then(({ DeviceMenu }) => ({ default: DeviceMenu })),
);

/** Opens the choice of devices beside the button of the microphone or the camera. */
export function DeviceMenuButton(props: { readonly kind: CaptureKind }) {
  const text = useText(callText);
  const name = () => text.devices[props.kind];
  return (
    <Popover
      label={name()}
      trigger={(trigger) => (
        <button type="button" {...trigger} class={styles['button']} aria-label={name()} />
      )}
    >
      {(close) => <DeviceMenu kind={props.kind} close={close} />}
    </Popover>
  );
}
