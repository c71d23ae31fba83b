import { describe, expect, test } from 'vitest';
import { cable } from '../support/cable.ts';
import { sees, watch } from '../support/media.ts';
import {
  connected,
  connectionOf,
  idOf,
  inRoomWith,
  meet,
  memberOf,
  person,
  signalingOf,
  until,
  untilMember,
  untilPeer,
  untilSignaling,
  withDevices,
  type Person,
} from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { pictures } from '../support/wrtc-devices.ts';

/** Cuts someone's line when they say something, once; `arrives` tells whether the server still hears it. */
function cutAt({ platform: { line } }: Person, words: string, arrives: boolean): () => boolean {
  let isSaid = false;
  let isCut = false;
  line.outward = (message) => {
    if (isSaid || !message.includes(words)) return true;
    isSaid = true;
    // What the server answers is lost with the connection.
    line.inward = () => false;
    setImmediate(() => {
      line.cut();
      line.inward = () => true;
      isCut = true;
    });
    return arrives;
  };
  return () => isCut;
}

describe('a line that is cut in the middle of a negotiation', () => {
  test.each([
    ['the offer is lost with it', 'ben', '"offer"', false],
    ['the offer arrives, and the sender does not know', 'ben', '"offer"', true],
    ['the answer is lost with it', 'ana', '"answer"', false],
    ['the answer arrives, and the sender does not know', 'ana', '"answer"', true],
  ] as const)('heals, and nothing is taken twice, where %s', async (_, who, words, arrives) => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    const isCut = cutAt({ ana, ben }[who], words, arrives);

    ana.call.send({ type: 'join' });
    await inRoomWith(ana, 0);
    ben.call.send({ type: 'join' });
    await eventually('the cut', isCut);

    await connected(ana, ben);
    expect(ben.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['local offer', 'remote answer'],
    ]);
    expect(ana.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['remote offer', 'local answer'],
    ]);
    const { candidates } = connectionOf(ana);
    expect(new Set(candidates).size).toBe(candidates.length);
  });
});

test('signals that are sent again to a new server, which knows nothing of them, are not taken twice', async () => {
  const first = await startServer();
  using ana = person(first, 'Ana');
  using ben = person(first, 'Ben');
  // Ben never hears that his last signal, the end of candidates, has arrived.
  let lost: string | null = null;
  ben.platform.line.outward = (message) => {
    if (message.includes('"candidate":""')) lost = /^{"id":(\d+)/.exec(message)?.[1] ?? null;
    return true;
  };
  ben.platform.line.inward = (message) => lost === null || !message.startsWith(`{"id":${lost},`);
  await meet(ana, ben);
  await eventually('the last signal', () => connectionOf(ana).candidates.includes(''));
  const { candidates } = connectionOf(ana);
  const before = [...candidates];
  const waiting = () => signalingOf(ben).getSnapshot().context.outbox[idOf(ana)]?.signals.length;
  expect(waiting()).toBeGreaterThan(0);

  await first[Symbol.asyncDispose]();
  ben.platform.line.thaw();
  let again = 0;
  ana.platform.line.inward = (message) => {
    if (message.includes('"type":"signal"')) again += 1;
    return true;
  };
  await using second = await startServer({ PORT: String(first.port) });

  await eventually('Ben is rid of it', () => waiting() === 0 && second.size().people === 2);
  await eventually('it came again', () => again === 1);
  await connected(ana, ben);
  expect(candidates).toEqual(before);
});

describe('a person whose connection to the server breaks', () => {
  test('is away for the others, then back, while the picture goes on', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await withDevices(ben);
    await meet(ana, ben);
    await sees(ana, ben, pictures.camera);
    using watched = watch(ana, ben);

    ben.platform.line.outward = () => false;
    ben.platform.line.cut();
    await untilMember(ana, ben, ({ presence }) => presence === 'away');
    const { frames } = watched;
    await eventually('pictures go on', () => watched.frames > frames + 2);
    ben.platform.line.thaw();
    ben.platform.line.cut();

    await untilMember(ana, ben, ({ presence }) => presence === 'here');
    await connected(ana, ben);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('is connected again although their place was given up meanwhile', async () => {
    await using server = await startServer({ GRACE: '50' });
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await meet(ana, ben);

    ben.platform.line.outward = () => false;
    ben.platform.line.cut();
    await inRoomWith(ana, 0);
    ben.platform.line.thaw();
    ben.platform.line.cut();

    await connected(ana, ben);
    expect(memberOf(ana, ben).presence).toBe('here');
  });

  test('that says nothing of it, notices and comes back', async () => {
    await using server = await startServer();
    await using line = await cable(server);
    using ana = person(server, 'Ana');
    using ben = person(line, 'Ben');
    await meet(ana, ben);

    line.freeze();
    await untilSignaling(ben, 'resuming');
    await untilSignaling(ben, 'online');

    await untilMember(ana, ben, ({ presence }) => presence === 'here');
    expect(server.size().people).toBe(2);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('waits while there is no network, and is back as soon as there is one', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    await meet(ana);

    ana.platform.network({ type: 'network.offline' });
    ana.platform.line.cut();
    await untilSignaling(ana, 'offline');
    ana.platform.network({ type: 'network.online' });

    await untilSignaling(ana, 'online');
    await eventually('the server has her', () => server.size().staying === 1);
    expect(ana.platform.line.sockets).toHaveLength(2);
  });
});

test('the first connection is made with the ICE servers, although its owner joined before the server was reached', async () => {
  const url = 'stun:127.0.0.1:9';
  await using server = await startServer({ STUN_URLS: url });
  using ana = person(server, 'Ana');
  using ben = person(server, 'Ben');
  ana.call.send({ type: 'join' });
  await inRoomWith(ana, 0);
  // The answer about ICE servers comes last of all.
  let isWelcome = false;
  ben.platform.line.inward = (message) => {
    if (message.includes('"type":"welcome"')) isWelcome = true;
    return message.includes('"servers":') ? eventually('the welcome', () => isWelcome) : true;
  };
  ben.call.send({ type: 'join' });

  await until(ben, (s) => s.context.members.length === 1);
  await untilPeer(ben, ana, (s) => s.matches({ gathering: 'gathering' }));

  const servers = ({ platform }: Person) => platform.connections[0]?.configurations[0]?.iceServers;
  expect(servers(ben)).toEqual([{ urls: [url] }]);
  expect(servers(ana)).toEqual([{ urls: [url] }]);
});
