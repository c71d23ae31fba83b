import type { MediaDevice } from '@visavis/machines';
import type { MediaSnapshot } from './snapshots.ts';

type Context = Pick<
  MediaSnapshot['context'],
  'camera' | 'choices' | 'devices' | 'facing' | 'microphone'
>;
type Kind = MediaDevice['kind'];

/** A device that was in use. */
export interface UsedDevice extends Pick<MediaDevice, 'id' | 'label'> {
  /** What the user had chosen when it came into use. */
  readonly choice: string;
  /** Whether it was missing in a list of devices since. */
  readonly wasMissing: boolean;
}

/**
 * What has happened to the devices of a call. It is apart from the media machine, because a call starts without
 * it: a page may load it later.
 *
 * @public
 */
export interface DeviceHistory {
  readonly context: Context | null;
  /** The devices in use, or used last. */
  readonly used: Readonly<Record<Kind, UsedDevice | null>>;
  /** The devices that others replaced without a choice of the user. */
  readonly replaced: Readonly<Record<Kind, UsedDevice | null>>;
  /** The microphones that were listed so far. */
  readonly knownMicrophones: readonly string[];
  /** The microphone that was plugged in, until the user decides about it. */
  readonly offered: string | null;
}

/** All kinds of devices. */
export const deviceKinds = ['camera', 'microphone', 'speaker'] as const satisfies readonly Kind[];
const nothing = { camera: null, microphone: null, speaker: null };

/** How many microphones are remembered. */
const maxKnownMicrophones = 64;

/** The ids in Chromium that stand for whichever device the system uses by default. */
const systemDevices: ReadonlySet<string> = new Set(['default', 'communications']);

/** The history before the first snapshot. @public */
export const initialDeviceHistory: DeviceHistory = {
  context: null,
  used: nothing,
  replaced: nothing,
  knownMicrophones: [],
  offered: null,
};

/** Finds a device by its id. */
export const findDevice = (devices: readonly MediaDevice[], kind: Kind, id: string | null) =>
  devices.find((device) => device.kind === kind && device.id === id);

type Identity = Pick<MediaDevice, 'id' | 'label'>;

/** Whether two descriptions are of one device. */
export const isSameDevice = (one: Identity, other: Identity) =>
  one.id === other.id && (one.label === other.label || !systemDevices.has(one.id));

const isSameAs = (one: Identity | null, other: Identity | null) =>
  one !== null && other !== null && isSameDevice(one, other);

/** Whether this very device is connected. */
export const isConnected = ({ devices }: Context, kind: Kind, device: Identity): boolean =>
  devices.some((other) => other.kind === kind && isSameDevice(device, other));

/** The choice of the user that decides which device is used. */
const choiceOf = ({ choices, facing }: Context, kind: Kind): string =>
  kind === 'camera' ? `${choices.camera} ${facing}` : `${choices[kind]}`;

/** The device of a kind that is in use; null for none, and for the default speaker of the system. */
export function deviceInUse(context: Context, kind: Kind): UsedDevice | null {
  const { choices, devices } = context;
  const choice = choiceOf(context, kind);
  if (kind === 'speaker') {
    const speaker = findDevice(devices, kind, choices.speaker);
    return speaker ? { id: speaker.id, label: speaker.label, choice, wasMissing: false } : null;
  }
  const track = context[kind];
  if (track?.deviceId == null) return null;
  return { id: track.deviceId, label: track.label, choice, wasMissing: false };
}

const withPresence = (device: UsedDevice | null, kind: Kind, context: Context) =>
  device && { ...device, wasMissing: device.wasMissing || !isConnected(context, kind, device) };

/**
 * Adds a snapshot of the media machine to the history.
 *
 * @example
 * const history = createMemo<DeviceHistory>((before) => recordDevices(before, media()), initialDeviceHistory);
 * @public
 */
export function recordDevices(
  history: DeviceHistory,
  media: { readonly context: Context } | undefined,
): DeviceHistory {
  if (media === undefined) return initialDeviceHistory;
  const { context } = media;
  const used = { ...history.used };
  const replaced = { ...history.replaced };
  for (const kind of deviceKinds) {
    const before = used[kind];
    const now = deviceInUse(context, kind);
    if (now === null ? kind === 'speaker' && before !== null : !isSameAs(now, before)) {
      const isChosen = before === null || before.choice !== choiceOf(context, kind);
      if (!isSameAs(now, replaced[kind])) replaced[kind] = isChosen ? null : before;
      used[kind] = now;
    }
    replaced[kind] = withPresence(replaced[kind], kind, context);
  }
  return { context, used, replaced, ...recordMicrophones(history, context) };
}

function recordMicrophones(history: DeviceHistory, context: Context) {
  const { knownMicrophones } = history;
  const listed = context.devices.flatMap(({ kind, id }) => (kind === 'microphone' ? [id] : []));
  const isNew = (id: string) => !knownMicrophones.includes(id) && !systemDevices.has(id);
  // The first list has the devices that were there before.
  const added = knownMicrophones.length === 0 ? undefined : listed.find(isNew);
  const isDecided =
    history.context?.choices.microphone !== context.choices.microphone ||
    context.microphone?.deviceId === history.offered;
  const isOpen = history.offered !== null && listed.includes(history.offered) && !isDecided;
  return {
    knownMicrophones: [...new Set([...listed, ...knownMicrophones])].slice(0, maxKnownMicrophones),
    offered: added ?? (isOpen ? history.offered : null),
  };
}
