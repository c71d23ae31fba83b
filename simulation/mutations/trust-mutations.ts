import type { Mutation } from './mutation.ts';

/** Mistakes in what is signed and sealed, and in what users are told about it. */
export const trustMutations: readonly Mutation[] = [
  {
    name: 'verify the signatures of descriptions',
    seed: 14,
    file: 'packages/client/src/trust/verifier.ts',
    find: "if (!(await this.#cryptography.verify(publicKey, signature, statement))) return 'signature';",
    replace: '',
  },
  {
    name: 'verify that a public key belongs to its id',
    seed: 52,
    file: 'packages/client/src/trust/verifier.ts',
    find: "if (!(await isKeyOf(this.#cryptography, from, publicKey))) return 'key';",
    replace: '',
  },
  {
    name: 'reject a description that was delivered before',
    seed: 339,
    file: 'packages/client/src/trust/verifier.ts',
    find: "isNewer(newest, before) ? await this.#findReason(received) : 'replay';",
    replace: 'await this.#findReason(received);',
  },
  {
    name: 'sign for whom a description is',
    seed: 14,
    file: 'packages/protocol/src/identity/statements.ts',
    find: "encodeStatement('visavis/2 description', [room, from, to, generation, number, type, sdp]);",
    replace:
      "encodeStatement('visavis/2 description', [room, '', to, generation, number, '', sdp]);",
  },
  {
    name: 'sign for which room a description is',
    seed: 14,
    file: 'packages/protocol/src/identity/statements.ts',
    find: "encodeStatement('visavis/2 description', [room, from, to, generation, number, type, sdp]);",
    replace:
      "encodeStatement('visavis/2 description', [room.slice(0, 0), from, to, generation, number, type, sdp]);",
  },
  {
    name: 'verify locks',
    seed: 29,
    file: 'packages/client/src/room-codec/keyring.ts',
    find: `    if (!(await isLockOf(this.#cryptography, this.#room, lock))) return;
    this.#confirm(lock);`,
    replace: 'this.#confirm(lock);',
  },
  {
    name: 'obey the newest lock',
    seed: 127,
    file: 'packages/protocol/src/private-room/lock.ts',
    find: 'other.epoch > known.epoch',
    replace: 'other.epoch !== known.epoch',
  },
  {
    name: 'reach those who do not have the new link of a private room',
    seed: 210,
    file: 'packages/client/src/room-codec/sealed-members.ts',
    find: 'return known === undefined ? current : this.#keyring.older(known.keys, current);',
    replace: 'return current;',
  },
  {
    name: 'verify the signatures of moderations',
    seed: 29,
    file: 'packages/client/src/trust/trust.ts',
    find: '(await cryptography.verify(publicKey, moderation.signature, statement));',
    replace: 'true;',
  },
  {
    name: 'verify delegations',
    seed: 29,
    file: 'packages/client/src/room-codec/delegations.ts',
    find: 'delegation !== null && (await isDelegationOf(cryptography, { room, peer }, delegation));',
    replace: 'delegation !== null;',
  },
  {
    name: 'call people private in private rooms only',
    seed: 1,
    file: 'packages/machines/src/peer/guards.ts',
    find: 'context.isCertificateMatched && context.isPrivate,',
    replace: 'context.isCertificateMatched,',
  },
  {
    name: 'wait until both users have said that the emoji are the same',
    seed: 9,
    file: 'packages/machines/src/peer/regions/comparison.ts',
    find: "'compare.confirm': { target: 'confirmedHere', actions: confirm },",
    replace: "'compare.confirm': { target: 'matched', actions: [confirm, matched] },",
  },
  {
    name: 'show both users the same emoji',
    seed: 9,
    file: 'packages/client/src/comparison/comparison.ts',
    find: 'encodeComparison(room, [attempt.own, { ...attempt.remote, nonce }]);',
    replace:
      'encodeComparison(room, [attempt.own, { ...attempt.remote, nonce: attempt.own.nonce }]);',
  },
];
