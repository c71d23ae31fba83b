import { decodeBase64url, encodeBase64url } from '../identity/base64url.ts';
import { encodeStatement } from '../identity/statement.ts';
import type { PeerId, RoomName } from '../ids/ids.ts';
import { Profile } from '../room/member.ts';
import { Signal, type Generation, type SignalBatch } from '../signal/signal.ts';
import type { RoomKeys } from './room-keys.ts';
import type {
  SealedProfile,
  SealedSignal,
  WireProfile,
  WireSignal,
  WireSignalBatch,
} from './sealed.ts';

/** The associated data of a profile: whose it is, and its revision, so that no older one can take its place. */
const encodeProfileContext = (room: RoomName, from: PeerId, revision: number) =>
  encodeStatement('visavis/2 profile', [room, from, revision]);

/** Who sends signals to whom. */
export interface SignalRoute {
  readonly room: RoomName;
  readonly from: PeerId;
  readonly to: PeerId;
}

/** The associated data of a signal: everything that the server could exchange, and its number, which is used once. */
const encodeSignalContext = (
  { room, from, to }: SignalRoute,
  generation: Generation,
  sequence: number,
) => encodeStatement('visavis/2 signal', [room, from, to, generation, sequence]);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function sealValue(keys: RoomKeys, value: unknown, context: Uint8Array<ArrayBuffer>) {
  return encodeBase64url(await keys.seal(encoder.encode(JSON.stringify(value)), context));
}

async function openValue(
  keys: RoomKeys,
  sealed: string,
  context: Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  try {
    const plaintext = await keys.open(decodeBase64url(sealed), context);
    const value: unknown = plaintext === null ? null : JSON.parse(decoder.decode(plaintext));
    return value;
  } catch {
    // Not base64url, or no JSON: whoever has the link can seal anything.
    return null;
  }
}

/** Seals the profile of a member of a private room. */
export async function sealProfile(
  keys: RoomKeys,
  room: RoomName,
  from: PeerId,
  profile: Profile,
): Promise<SealedProfile> {
  const { revision } = profile;
  const context = encodeProfileContext(room, from, revision);
  return { key: keys.id, sealed: await sealValue(keys, profile, context), revision };
}

/** Opens the profile of a member. Resolves to null for one that this member has not sealed with these keys. */
export async function openProfile(
  keys: RoomKeys,
  room: RoomName,
  from: PeerId,
  profile: WireProfile,
): Promise<Profile | null> {
  if (!('sealed' in profile) || profile.key !== keys.id) return null;
  const { sealed, revision } = profile;
  const value = await openValue(keys, sealed, encodeProfileContext(room, from, revision));
  const opened = Profile.safeParse(value).data;
  return opened === undefined || opened.revision !== revision ? null : opened;
}

/** Seals each signal of a batch. */
export async function sealSignals(
  keys: RoomKeys,
  route: SignalRoute,
  { generation, firstSequence, signals }: SignalBatch,
): Promise<WireSignalBatch> {
  const sealSignal = async (signal: Signal, index: number): Promise<SealedSignal> => {
    const context = encodeSignalContext(route, generation, firstSequence + index);
    return { kind: 'sealed', key: keys.id, sealed: await sealValue(keys, signal, context) };
  };
  return { generation, firstSequence, signals: await Promise.all(signals.map(sealSignal)) };
}

/** Opens a batch. Resolves to null unless its sender has sealed every signal with these keys for this receiver. */
export async function openSignals(
  keys: RoomKeys,
  route: SignalRoute,
  { generation, firstSequence, signals }: WireSignalBatch,
): Promise<SignalBatch | null> {
  const openSignal = async (signal: WireSignal, index: number): Promise<Signal | null> => {
    if (signal.kind !== 'sealed' || signal.key !== keys.id) return null;
    const context = encodeSignalContext(route, generation, firstSequence + index);
    return Signal.safeParse(await openValue(keys, signal.sealed, context)).data ?? null;
  };
  const opened = await Promise.all(signals.map(openSignal));
  const valid = opened.filter((signal) => signal !== null);
  return valid.length < opened.length ? null : { generation, firstSequence, signals: valid };
}
