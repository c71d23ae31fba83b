import * as z from 'zod/mini';
import { Delegation, ModerationAction, PeerId, RoomName, Signature } from '../../src/index.ts';
import { publicKeyOf, readPrivateKey } from './node-cryptography.ts';
import { readVectors } from './vectors.ts';

const privateKey = readPrivateKey(Buffer.from(Array.from({ length: 32 }, (_, n) => n)));

/** The first key of docs/PROTOCOL.md, which owns the room of the vectors. */
export const firstKey = { privateKey, publicKey: publicKeyOf(privateKey) };
/** The peer of the first key, and that of the second. */
export const vectorAuthor = PeerId.parse('Vkdap1RjR0wChd9dvyvKtz');
export const vectorPeer = PeerId.parse('JPbtasv-EAnAMNfKVnwzyk');
export const vectorRoom = RoomName.parse('PVkdap1RjR0wChd9dvyvKtz');
export const vectorNumber = 1_795_370_268_575;

const rows = readVectors('Test vectors of roles and moderations');

const DelegationRow = z.tuple([Delegation.shape.role, Signature]);
/** The roles of delegations to the second peer, and their signatures. */
export const delegationVectors = rows
  .filter((row) => row.length === 2)
  .map((row) => DelegationRow.parse(row));

const ModerationRow = z.tuple([z.string(), z.string(), Signature]);
/** Actions, the fields of their statement after the number, and the signature of the first key. */
export const moderationVectors = rows
  .filter((row) => row.length === 3)
  .map((row) => {
    const [action, fields, signature] = ModerationRow.parse(row);
    return [
      ModerationAction.parse(JSON.parse(action)),
      z.array(z.string()).parse(JSON.parse(fields)),
      signature,
    ] as const;
  });
