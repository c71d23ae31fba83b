import type { DescriptionSignal, SignedDescription, SignedDisconnect } from '../signal/signal.ts';
import type { Identity } from './identity.ts';
import {
  encodeDescription,
  encodeDisconnect,
  type DescriptionStatement,
  type DisconnectStatement,
} from './statements.ts';

/** A description to sign, and everything that it is meant for. */
interface UnsignedDescription extends Omit<DescriptionStatement, 'from' | 'description'> {
  readonly description: DescriptionSignal;
}

/** Signs a description as its sender. */
export async function signDescription(
  { peerId: from, sign }: Pick<Identity, 'peerId' | 'sign'>,
  unsigned: UnsignedDescription,
): Promise<SignedDescription> {
  const { number, description } = unsigned;
  const signature = await sign(encodeDescription({ ...unsigned, from }));
  return { ...description, number, signature };
}

/** Signs a disconnection as its sender. */
export async function signDisconnect(
  { peerId: from, sign }: Pick<Identity, 'peerId' | 'sign'>,
  unsigned: Omit<DisconnectStatement, 'from'>,
): Promise<SignedDisconnect> {
  return { kind: 'disconnect', signature: await sign(encodeDisconnect({ ...unsigned, from })) };
}
