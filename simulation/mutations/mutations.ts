/** A deliberate mistake in the code. */
export interface Mutation {
  /** What the mutated code does not do. */
  readonly name: string;
  /** The seed of a run that detected the mutation when it was written. The search starts at this seed. */
  readonly seed: number;
  /** The path of the file from the root of the repository. */
  readonly file: string;
  /** The text to replace, which must occur exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** Mistakes in delivery, negotiation, recovery, presence and budgets. The simulation must detect each of them. */
export const mutations: readonly Mutation[] = [
  {
    name: 'drop duplicate signals',
    seed: 71,
    file: 'packages/protocol/src/sequence/received-sequences.ts',
    find: '?.lastSequence ?? 0;',
    replace: '?.generation === -1 ? 1 : 0;',
  },
  {
    name: 'distinguish the polite from the impolite side',
    seed: 7,
    file: 'packages/machines/src/peer/guards.ts',
    find: 'isPolite(context) && isOfCurrentGeneration(context, event)',
    replace: 'isOfCurrentGeneration(context, event)',
  },
  {
    name: 'check the generation of a signal',
    seed: 1,
    file: 'packages/machines/src/peer/guards.ts',
    find: "event.type === 'signal.received' && event.generation === context.generation;",
    replace: "event.type === 'signal.received';",
  },
  {
    name: 'adopt a newer generation',
    seed: 1,
    file: 'packages/machines/src/peer/guards.ts',
    find: 'event.generation > (context.generation ?? 0) &&',
    replace: 'context.generation === null &&',
  },
  {
    name: 'resend signals in flight after the connection broke',
    seed: 65,
    file: 'packages/machines/src/signaling/outbox.ts',
    find: '{ ...resetItemsInFlight(queue), isHeld: false }',
    replace: '{ ...queue, isHeld: false }',
  },
  {
    name: 'send held signals to a member who is back',
    seed: 27,
    file: 'packages/machines/src/signaling/outbox.ts',
    find: '{ ...queue, isHeld: false, hasReturned }',
    replace: 'queue',
  },
  {
    name: 'resume from the last event after reconnecting',
    seed: 9,
    file: 'packages/machines/src/signaling/room-membership.ts',
    find: "enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId });",
    replace: "enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId: null });",
  },
  {
    name: 'remove members who do not return after a resync',
    seed: 67,
    file: 'packages/machines/src/call/base.ts',
    find: "enqueue.raise({ type: 'member.graceExpired', id }, options);",
    replace: 'void options;',
  },
  {
    name: 'keep members who return after a resync',
    seed: 14,
    file: 'packages/machines/src/call/members.ts',
    find: 'const members = withMember(context.members, roomEvent.member);\n          enqueue.cancel(memberExpiryId(id));',
    replace: 'const members = withMember(context.members, roomEvent.member);',
  },
  {
    name: 'rebuild a connection that an ICE restart does not recover',
    seed: 9,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: 'after: { iceRestartTimeoutMs: afterIceRestart },',
    replace: '',
  },
  {
    name: 'restart ICE when expected media is missing',
    seed: 1,
    file: 'packages/machines/src/call/members.ts',
    find: "enqueue.sendTo(peerActorId(event.from), { type: 'media.missing' });",
    replace: '',
  },
  {
    name: 'end an ICE restart when media arrives',
    seed: 1,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: "'flow.audioOnly': backToIdle,\n        'flow.receiving': backToIdle,",
    replace: '',
  },
  {
    name: 'check the server connection when media is missing',
    seed: 1,
    file: 'packages/machines/src/call/members.ts',
    find: "enqueue.sendTo('signaling', { type: 'check' });",
    replace: '',
  },
  {
    name: 'restart ICE when a connection stays disconnected',
    seed: 7,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: 'after: { disconnectedGraceMs: afterGrace },',
    replace: '',
  },
  {
    name: 'detect a half-open connection to the server',
    seed: 13,
    file: 'packages/client/src/server-connection/server-connection.ts',
    find: 'enabled: true,',
    replace: 'enabled: false,',
  },
  {
    name: 'retry to reach the server',
    seed: 9,
    file: 'packages/machines/src/signaling/machine.ts',
    find: "after: { reconnectBackoffMs: 'connecting' },",
    replace: '',
  },
  {
    name: 'keep the membership of a member whose connection broke',
    seed: 9,
    file: 'packages/client/src/server-connection/close-codes.ts',
    find: 'export const connectionLost = 4_000;',
    replace: 'export const connectionLost = 1_000;',
  },
  {
    name: 'remove members who do not return',
    seed: 349,
    file: 'apps/server/src/expiry/expiry.ts',
    find: 'this.#expire(key);',
    replace: '',
  },
  {
    name: 'notify others when a member has lost signals',
    seed: 41,
    file: 'apps/server/src/rooms/resume.ts',
    find: "builder.apply({ type: 'member.resync', id: membership.peer });",
    replace: '',
  },
  {
    name: 'keep the newer profile',
    seed: 7,
    file: 'packages/machines/src/call/member-list.ts',
    find: 'return other.revision > known.revision ? other : known;',
    replace: 'return known;',
  },
  {
    name: 'close the connection to a member who left',
    seed: 1,
    file: 'packages/client/src/peer-connection/peer-connection.ts',
    find: 'async () => this.#connection.close()',
    replace: 'async () => undefined',
  },
  {
    name: 'stay closed when tRPC reconnects',
    seed: 135,
    file: 'packages/client/src/server-connection/server-connection.ts',
    find: 'void this.#socket.close();\n  }\n\n  [Symbol.dispose]',
    replace: '}\n\n  [Symbol.dispose]',
  },
  {
    name: 'limit the candidates of a peer',
    seed: 548,
    file: 'packages/machines/src/budget/budget-limits.ts',
    find: 'burst: { candidates: 200,',
    replace: 'burst: { candidates: Infinity,',
  },
  {
    name: 'limit the descriptions of a peer',
    seed: 423,
    file: 'packages/machines/src/budget/budget-limits.ts',
    find: 'descriptions: 16, generations: 10 }',
    replace: 'descriptions: Infinity, generations: 10 }',
  },
  {
    name: 'limit what all strangers send',
    seed: 2160,
    file: 'packages/machines/src/budget/budget-limits.ts',
    find: 'burst: { candidates: 300, descriptions: 32, generations: 8 }',
    replace: 'burst: { candidates: Infinity, descriptions: Infinity, generations: Infinity }',
  },
  {
    name: 'let newcomers wait for a connection',
    seed: 459,
    file: 'packages/machines/src/budget/connection-budget.ts',
    find: 'if (tokenCount === 0) return',
    replace: 'if (tokenCount === -Infinity) return',
  },
  {
    name: 'limit the candidates of a description',
    seed: 327,
    file: 'packages/machines/src/budget/budget-limits.ts',
    find: 'maxCandidatesPerDescription = 100;',
    replace: 'maxCandidatesPerDescription = Infinity;',
  },
  {
    name: 'limit the media sections of a description',
    seed: 229,
    file: 'packages/machines/src/budget/budget-limits.ts',
    find: 'maxMediaSections = 16;',
    replace: 'maxMediaSections = Infinity;',
  },
  {
    name: 'verify the signatures of descriptions',
    seed: 13,
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
    seed: 14,
    file: 'packages/client/src/trust/verifier.ts',
    find: "isNewer(newest, before) ? await this.#findReason(received) : 'replay';",
    replace: 'await this.#findReason(received);',
  },
  {
    name: 'sign for whom a description is',
    seed: 13,
    file: 'packages/protocol/src/identity/statements.ts',
    find: "encodeStatement('visavis/2 description', [room, from, to, generation, number, type, sdp]);",
    replace:
      "encodeStatement('visavis/2 description', [room, '', to, generation, number, '', sdp]);",
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
    seed: 13,
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
