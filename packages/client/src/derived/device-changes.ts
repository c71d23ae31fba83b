import type { MediaDevice } from '@visavis/machines';
import {
  deviceInUse,
  deviceKinds,
  findDevice,
  isConnected,
  isSameDevice,
  type DeviceHistory,
} from './device-history.ts';

/** What happened to a device that was disconnected while it was in use. @public */
export interface DeviceChange {
  readonly kind: MediaDevice['kind'];
  /** The name of the device; empty if the browser does not tell. */
  readonly device: string;
  /** Whether it is connected and in use again. */
  readonly isBack: boolean;
  /** The name of the device in its place; null for the speaker that the system uses by default. */
  readonly replacement: string | null;
}

/** A headset, or another microphone, that was plugged in during the call. @public */
export interface OfferedHeadset {
  readonly label: string;
  /** The ids of its devices. A speaker belongs to it if both have the same group id (Media Capture section 9.3). */
  readonly microphone: string;
  readonly speaker: string | null;
}

/**
 * The devices that were disconnected while they were in use, and what is used in their place. None while there
 * is no replacement: then the device itself is a problem ({@link deviceProblems}).
 *
 * @example
 * for (const { device, replacement } of describeDeviceChanges(history)) console.log(device, '→', replacement);
 * @public
 */
export function describeDeviceChanges(history: DeviceHistory): readonly DeviceChange[] {
  const { context, replaced } = history;
  if (context === null) return [];
  return deviceKinds.flatMap((kind) => {
    const device = replaced[kind];
    const inUse = deviceInUse(context, kind);
    if (device === null || !device.wasMissing || (kind !== 'speaker' && inUse === null)) return [];
    const isBack = inUse !== null && isSameDevice(inUse, device);
    if (!isBack && isConnected(context, kind, device)) return [];
    return [{ kind, device: device.label, isBack, replacement: inUse?.label ?? null }];
  });
}

/**
 * The headset that was plugged in, while the user has not decided about it.
 *
 * @example
 * const headset = offeredHeadset(history);
 * if (headset) call.send({ type: 'device.choose', kind: 'microphone', id: headset.microphone });
 * @public
 */
export function offeredHeadset({ context, offered }: DeviceHistory): OfferedHeadset | null {
  const devices = context?.devices ?? [];
  const microphone = findDevice(devices, 'microphone', offered);
  if (microphone === undefined) return null;
  const { id, label, groupId } = microphone;
  const speaker = devices.find(
    (device) => device.kind === 'speaker' && groupId !== '' && device.groupId === groupId,
  );
  return { label, microphone: id, speaker: speaker?.id ?? null };
}
