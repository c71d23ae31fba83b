import {
  encodeDescription,
  RoomName,
  type PeerId,
  type Signature,
  type SignedDescription,
} from '@visavis/protocol';
import type { SeededKeys } from '../participant/simulated-cryptography.ts';
import { pick } from '../random/random.ts';
import type { Means, SignalEvent } from './sealed-forgeries.ts';

/** The certificate of whoever sits between two people. */
const impostorFingerprint = Array.from({ length: 32 }, () => 'EE').join(':');

const withImpostorFingerprint = (sdp: string): string =>
  sdp.replaceAll(/(a=fingerprint:sha-256 )\S+/g, `$1${impostorFingerprint}`);

/** What a hostile server has at hand. */
interface DescriptionMeans extends Means {
  readonly room: RoomName;
  /** The receiver. */
  readonly to: PeerId;
  /** Keys of its own. */
  readonly keys: SeededKeys;
  /** What a participant signs in another room; null for nobody. */
  readonly signElsewhere: (id: PeerId, bytes: Uint8Array) => Signature | null;
}

/** Another room, in which the same people are. */
const otherRoom = RoomName.parse('elsewhere');

/** What the receiver gets. */
interface Forged {
  readonly from: PeerId;
  readonly description: SignedDescription;
}

/** Changes a description. Gives null where it cannot. */
type Forgery = (
  event: SignalEvent,
  description: SignedDescription,
  means: DescriptionMeans,
) => Forged | null;

const withOtherCertificate: Forgery = ({ from }, description) => ({
  from,
  description: { ...description, sdp: withImpostorFingerprint(description.sdp) },
});

/** Signs with its own key, as this sender. */
function signAs(
  from: PeerId,
  generation: number,
  { number, ...rest }: SignedDescription,
  { room, to, keys }: DescriptionMeans,
): Forged {
  const description = { ...rest, sdp: withImpostorFingerprint(rest.sdp) };
  const statement = { room, from, to, generation, number, description };
  const signature = keys.sign(encodeDescription(statement));
  return { from, description: { ...description, number, signature } };
}

const withOwnSignature: Forgery = ({ from, generation }, description, means) =>
  signAs(from, generation, description, means);

/** From the member whom the server has invented, whose signature is right. */
const fromInvented: Forgery = ({ generation }, description, means) =>
  signAs(means.keys.peerId, generation, description, means);

/** What the sender has signed in another room, about a connection to the same person there. */
const ofOtherRoom: Forgery = ({ from, generation }, { number, ...rest }, means) => {
  const { to, signElsewhere } = means;
  const sdp = rest.sdp.replaceAll(/(a=ice-ufrag:)\S+/g, '$1elsewhere');
  const description = { ...rest, sdp };
  const statement = { room: otherRoom, from, to, generation, number, description };
  const signature = signElsewhere(from, encodeDescription(statement));
  return signature && { from, description: { ...description, number, signature } };
};

const withOtherSender: Forgery = (_, description, { random, others }) =>
  others.length === 0 ? null : { from: pick(random, others), description };

/** The description before the last one, as a new one. */
const withEarlierDescription: Forgery = ({ from }, description, { earlier }) => {
  const old = earlier.at(-1)?.signals.find(({ kind }) => kind === 'description');
  return old?.kind === 'description' && old.number !== description.number
    ? { from, description: old }
    : null;
};

const withOtherType: Forgery = ({ from }, description) => ({
  from,
  description: { ...description, type: description.type === 'offer' ? 'answer' : 'offer' },
});

const forgeries = [
  withOtherCertificate,
  withOwnSignature,
  fromInvented,
  ofOtherRoom,
  withOtherSender,
  withEarlierDescription,
  withOtherType,
];

/**
 * Changes a description that can be read in one of the ways in which a server can. It delivers it without its
 * candidates, which would be those of somebody else. Null if it cannot in this way.
 */
export const forgeDescription = (
  event: SignalEvent,
  description: SignedDescription,
  means: DescriptionMeans,
): SignalEvent | null => {
  const forged = pick(means.random, forgeries)(event, description, means);
  return forged && { ...event, from: forged.from, signals: [forged.description] };
};
