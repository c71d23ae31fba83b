import { captureState } from '@visavis/client/derived';
import { createMemo, createSignal, type Accessor } from 'solid-js';
import { allowedDevicesRequested, captureKinds } from '../session/allowed-devices.ts';
import { useCall } from './call-view.ts';

/** Whether neither camera nor microphone was requested since the lobby opened. */
export function createAreDevicesIdle(): Accessor<boolean> {
  const { media } = useCall();
  return createMemo(() => captureKinds.every((kind) => captureState(media(), kind) === 'idle'));
}

/** Whether the user has yet to decide about camera and microphone: neither was requested, nor will be by itself. */
export function createAreDevicesUntouched(): Accessor<boolean> {
  const areIdle = createAreDevicesIdle();
  const [areAllowedRequested, setAllowedRequested] = createSignal(false);
  void allowedDevicesRequested().then(() => setAllowedRequested(true));
  return () => areAllowedRequested() && areIdle();
}
