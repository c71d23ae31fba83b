import type { PeerId, Reason, RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { callDelays, callMachine, type PersonEvent } from '../../src/call/call.ts';
import { ana, ben, cho, graceMs, member, profile, room, wholeRoom } from '../support/people.ts';
import { call, type Call } from './harness.ts';

/** Something that can happen to a call: done through its real children, on fakes. */
type Move = (all: Call) => void;

const does =
  (event: PersonEvent): Move =>
  (all) =>
    all.actor.send(event.type === 'again' ? { ...event, at: 2_000 } : event);

/** The server says something, where there is a link that it can say it by. */
const tells =
  (event: RoomEvent): Move =>
  (all) => {
    if (all.link.runs.at(-1)?.running) all.arrive(event);
  };

const refuses =
  (reason: Reason): Move =>
  (all) => {
    const link = all.link.runs.at(-1);
    if (link?.running) link.report({ type: 'link.refused', reason, chance: 0 });
  };

const reports =
  (type: 'link.open' | 'link.joined'): Move =>
  (all) => {
    const link = all.link.runs.at(-1);
    if (link?.running) link.report({ type });
  };

const left = (id: PeerId, reason: 'left' | 'kicked' | 'ended' | 'replaced'): Move =>
  tells({ type: 'left', id, reason });

const moves: Readonly<Record<string, Move>> = {
  enter: does({ type: 'enter' }),
  join: does({ type: 'join' }),
  leave: does({ type: 'leave' }),
  again: does({ type: 'again' }),
  'devices open': does({ type: 'media.open', kinds: ['microphone', 'camera'] }),
  'hand toggles': does({ type: 'hand.toggle' }),
  retry: does({ type: 'retry' }),
  'network changes': (all) => all.actor.send({ type: 'network.changed' }),
  'link opens': reports('link.open'),
  'link has joined': reports('link.joined'),
  'link is lost': (all) => {
    const link = all.link.runs.at(-1);
    if (link?.running) link.report({ type: 'link.lost', chance: 0 });
  },
  'room is full': refuses('room-full'),
  'room is locked': refuses('room-locked'),
  'room has ended': refuses('room-ended'),
  'page is too old': refuses('client-outdated'),
  'asked to wait': tells({ type: 'room', room: { name: room, door: 'knock', capacity: 8 } }),
  'welcome, alone': tells(wholeRoom('welcome', ana, [])),
  'welcome, with Ben': tells(wholeRoom('welcome', ana, [ben])),
  'resync, with Cho': tells(wholeRoom('resync', ana, [cho])),
  'Ben comes': tells({ type: 'joined', member: member(ben) }),
  'Ben is away': tells({ type: 'away', id: ben }),
  'Ben is back': tells({ type: 'back', id: ben }),
  'Ben says something': tells({ type: 'updated', id: ben, profile: profile({ revision: 2 }) }),
  'Ben leaves': left(ben, 'left'),
  'this person is put out': left(ana, 'kicked'),
  'room ends': left(ana, 'ended'),
  'newer page takes over': left(ana, 'replaced'),
  'farewell takes too long': ({ clock }) => clock.increment(callDelays.farewell),
  'grace is over': ({ clock }) => clock.increment(graceMs),
};

/** What tells two situations apart: where this person is, with whom, and whether the server is reached. */
const situation = (all: Call): string =>
  JSON.stringify([
    all.state,
    all.others.toSorted(),
    all.actor.getSnapshot().children.signaling?.getSnapshot().value ?? null,
  ]);

function replay(path: readonly string[]): Call {
  const all = call();
  for (const name of path) moves[name]?.(all);
  return all;
}

/** A shortest path to each situation that the moves can bring about, found breadth first. */
function explore(): ReadonlyMap<string, readonly string[]> {
  const start = call();
  const paths = new Map<string, readonly string[]>([[situation(start), []]]);
  start.actor.stop();
  // A map is gone through in the order of its entries, also those that come meanwhile.
  for (const path of paths.values()) {
    for (const name of Object.keys(moves)) {
      const longer = [...path, name];
      const all = replay(longer);
      const reached = situation(all);
      if (!paths.has(reached)) paths.set(reached, longer);
      all.actor.stop();
    }
  }
  return paths;
}

/** The name of the outermost state. */
const place = (all: Call): string =>
  typeof all.state === 'string' ? all.state : (Object.keys(all.state)[0] ?? '');

describe('every path of a call', () => {
  const paths = explore();

  it('reaches every state', () => {
    const places = new Set([...paths.values()].map((path) => place(replay(path))));
    expect(places).toEqual(new Set(Object.keys(callMachine.states)));
  });

  it('has a connection to each of those who are there, and to nobody else', () => {
    for (const path of paths.values()) {
      const all = replay(path);
      const peers = all.children.filter((id) => id.startsWith('peer:'));
      const members = all.context.members.map(({ id }) => `peer:${id}`).toSorted();
      expect({ path, peers }).toEqual({ path, peers: members });
      all.actor.stop();
    }
  });

  it('holds no device, connection or link once it is over', () => {
    for (const path of paths.values()) {
      const all = replay(path);
      const running = [all.link, all.capture, all.connection].flatMap(({ runs }) =>
        runs.filter((run) => run.running),
      );
      const held = all.actor.getSnapshot().hasTag('over') ? running.length : 0;
      expect({ path, held }).toEqual({ path, held: 0 });
      all.actor.stop();
      expect({ path, status: all.actor.getSnapshot().status }).not.toMatchObject({
        status: 'error',
      });
    }
  });

  it('can be left, and begun again from wherever it ended', () => {
    for (const path of paths.values()) {
      const all = replay(path);
      all.actor.send({ type: 'enter' });
      all.actor.send({ type: 'leave' });
      all.clock.increment(callDelays.farewell);
      expect({ path, over: all.actor.getSnapshot().hasTag('over') }).toEqual({ path, over: true });
      all.actor.send({ type: 'again', at: 3_000 });
      expect({ path, state: all.state }).toEqual({ path, state: 'lobby' });
      all.actor.stop();
    }
  });
});
