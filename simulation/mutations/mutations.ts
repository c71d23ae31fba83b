/** One mistake that somebody might make. */
export interface Mutation {
  /** What the code no longer does. */
  readonly name: string;
  /** A run that noticed it when this was written: with the seed from which on it is looked for. */
  readonly seed: number;
  /** The file, from the root of the project. */
  readonly file: string;
  /** What stands there; exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** Mistakes in delivery, negotiation, recovery and presence, each of which some run must notice. */
export const mutations: readonly Mutation[] = [
  {
    name: 'drops what was received before',
    seed: 1,
    file: 'packages/protocol/src/signal/duplicates.ts',
    find: '?.lastSequence ?? 0;',
    replace: '?.generation === -1 ? 1 : 0;',
  },
  {
    name: 'tells the polite side from the impolite one',
    seed: 43,
    file: 'packages/machines/src/peer/setup.ts',
    find: 'isPolite(context) && isCurrent(context, event)',
    replace: 'isCurrent(context, event)',
  },
  {
    name: 'keeps generations apart',
    seed: 1,
    file: 'packages/machines/src/peer/setup.ts',
    find: "event.type === 'signal.received' && event.generation === context.generation;",
    replace: "event.type === 'signal.received';",
  },
  {
    name: 'yields to a higher generation',
    seed: 4,
    file: 'packages/machines/src/peer/setup.ts',
    find: 'event.generation > (context.generation ?? 0) &&',
    replace: 'context.generation === null &&',
  },
  {
    name: 'sends again what was on its way when the connection broke',
    seed: 1,
    file: 'packages/machines/src/signaling/outbox.ts',
    find: '{ ...queue, inFlightCount: 0, isHeld: false }',
    replace: '{ ...queue, isHeld: false }',
  },
  {
    name: 'sends what waited for someone who is back',
    seed: 31,
    file: 'packages/machines/src/signaling/outbox.ts',
    find: '{ ...queue, isHeld: false } };\n}',
    replace: 'queue };\n}',
  },
  {
    name: 'goes on from the last event after a reconnection',
    seed: 1,
    file: 'packages/machines/src/signaling/setup.ts',
    find: "enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId });",
    replace: "enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId: null });",
  },
  {
    name: 'parts with those who do not come back after a resync',
    seed: 79,
    file: 'packages/machines/src/call/member-actions.ts',
    find: "enqueue.raise({ type: 'member.graceExpired', id }, { id: `expire:${id}`, delay });",
    replace: 'void delay;',
  },
  {
    name: 'keeps those who come back after a resync',
    seed: 5,
    file: 'packages/machines/src/call/member-actions.ts',
    find: 'const members = withMember(context.members, told.member);\n          enqueue.cancel(`expire:${id}`);',
    replace: 'const members = withMember(context.members, told.member);',
  },
  {
    name: 'builds anew what cannot be mended',
    seed: 1,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: 'after: { iceRestartTimeoutMs: afterIceRestart },',
    replace: '',
  },
  {
    name: 'restarts ICE where nothing arrives of what is sent',
    seed: 12,
    file: 'packages/machines/src/call/member-actions.ts',
    find: "enqueue.sendTo(peerActorId(event.from), { type: 'media.missing' });",
    replace: '',
  },
  {
    name: 'ends a restart as soon as something arrives again',
    seed: 12,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: "'flow.audioOnly': backToIdle,\n        'flow.receiving': backToIdle,",
    replace: '',
  },
  {
    name: 'looks at the server where somebody is missed',
    seed: 12,
    file: 'packages/machines/src/call/member-actions.ts',
    find: "enqueue.sendTo('signaling', { type: 'check' });",
    replace: '',
  },
  {
    name: 'restarts ICE where a connection stays disconnected',
    seed: 43,
    file: 'packages/machines/src/peer/regions/recovery.ts',
    find: 'after: { disconnectedGraceMs: afterGrace },',
    replace: '',
  },
  {
    name: 'finds a half-open connection',
    seed: 6,
    file: 'packages/client/src/server-connection/server-connection.ts',
    find: 'enabled: true,',
    replace: 'enabled: false,',
  },
  {
    name: 'tries again to reach the server',
    seed: 1,
    file: 'packages/machines/src/signaling/machine.ts',
    find: "after: { reconnectBackoffMs: 'connecting' },",
    replace: '',
  },
  {
    name: 'keeps the place of someone whose connection broke',
    seed: 1,
    file: 'packages/client/src/server-connection/immediate-close.ts',
    find: 'export const connectionLost = 4_000;',
    replace: 'export const connectionLost = 1_000;',
  },
  {
    name: 'forgets who does not come back',
    seed: 17,
    file: 'apps/server/src/expiry/expiry.ts',
    find: 'this.#expire(key);',
    replace: '',
  },
  {
    name: 'tells the others of someone who has lost what they were sent',
    seed: 602,
    file: 'apps/server/src/rooms/rooms.ts',
    find: "this.#apply(place.room, { type: 'member.resync', id: place.peer });",
    replace: '',
  },
  {
    name: 'keeps the newer profile',
    seed: 6,
    file: 'packages/machines/src/call/members.ts',
    find: 'return other.revision > known.revision ? other : known;',
    replace: 'return known;',
  },
  {
    name: 'closes the connection to someone who has left',
    seed: 1,
    file: 'packages/client/src/peer-connection/peer-connection.ts',
    find: '    this.#connection.close();',
    replace: '',
  },
  {
    name: 'stays ended where tRPC connects once more',
    seed: 953,
    file: 'packages/client/src/server-connection/server-connection.ts',
    find: 'void this.#socket.close();\n  }\n\n  [Symbol.dispose]',
    replace: '}\n\n  [Symbol.dispose]',
  },
];
