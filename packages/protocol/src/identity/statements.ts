import type { PeerId, RoomName } from '../ids/ids.ts';
import type { DescriptionSignal, Generation } from '../signal/signal.ts';
import { encodeStatement } from './statement.ts';

/**
 * What a session signs to log in to a server: a signature for one server is of no use at another.
 *
 * @param host the host of the server as in its URL, with the port if it is not the default one
 */
export const encodeLogin = (host: string): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 login', [host]);

/** A description and everything that it is meant for, so that it cannot be used anywhere else. */
export interface DescriptionStatement {
  readonly room: RoomName;
  readonly from: PeerId;
  readonly to: PeerId;
  readonly generation: Generation;
  /** Counts the descriptions of `from` to `to` in this generation, from 1. */
  readonly number: number;
  readonly description: Pick<DescriptionSignal, 'type' | 'sdp'>;
}

/**
 * What a session signs for each description. The whole SDP is signed, and with it the fingerprints of the DTLS
 * certificate and the ICE credentials.
 */
export const encodeDescription = ({
  room,
  from,
  to,
  generation,
  number,
  description: { type, sdp },
}: DescriptionStatement): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 description', [room, from, to, generation, number, type, sdp]);

/** A disconnection and everything that it is meant for. A connection after it has a higher generation. */
export type DisconnectStatement = Pick<DescriptionStatement, 'room' | 'from' | 'to' | 'generation'>;

/** What a session signs when its user disconnects from somebody. */
export const encodeDisconnect = ({
  room,
  from,
  to,
  generation,
}: DisconnectStatement): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 disconnect', [room, from, to, generation]);
