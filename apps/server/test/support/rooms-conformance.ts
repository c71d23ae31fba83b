import {
  EventId,
  PeerId,
  RoomName,
  type Profile,
  type RoomEvent,
  type SendSignalsInput,
} from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/index.ts';
import type { ReadEnd } from '../../src/mailbox/mailbox-reader.ts';
import type { RoomStore, MemberHandle } from '../../src/rooms/room-store.ts';
import { testConfig } from './server.ts';
import { until } from './wait.ts';

const BLUE = RoomName.parse('blue');
const GREEN = RoomName.parse('green');

const peer = (name: string) => PeerId.parse(name.padEnd(22, '-'));
const ANA = peer('ana');
const BEN = peer('ben');
const EVE = peer('eve');

const profile = (revision = 1): Profile =>
  createProfile({ name: 'someone', microphone: true, camera: true, revision });

const batch = (to: PeerId, first: number, count = 1): SendSignalsInput => ({
  to,
  generation: 1,
  firstSequence: first,
  signals: Array.from({ length: count }, (_, index) => ({
    kind: 'candidate',
    candidate: `candidate:${first + index}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: null,
  })),
});

/** Someone in a room, who writes down what they are told. */
class Person {
  readonly events: { id: string; event: RoomEvent }[] = [];
  readonly ends: ReadEnd[] = [];
  seat: MemberHandle | undefined;
  failure: unknown;
  #over = false;

  static async join(
    store: RoomStore,
    id: PeerId,
    { room = BLUE, lastEventId, revision = 1 }: JoinOptions = {},
  ): Promise<Person> {
    const person = new Person();
    const seat = await store.join({
      room,
      peer: id,
      profile: profile(revision),
      lastEventId: lastEventId === undefined ? undefined : EventId.parse(lastEventId),
      onEnd: (how) => person.ends.push(how),
    });
    person.seat = seat;
    void person.#read(seat);
    return person;
  }

  /** The seat, for what only someone who has one can do. */
  get own(): MemberHandle {
    if (this.seat === undefined) throw new Error('has no seat');
    return this.seat;
  }

  get told(): string[] {
    return this.events.map(({ event }) => event.type);
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** Waits for so many events. Gives the types of all that came. */
  async hears(count: number): Promise<string[]> {
    await until(() => this.events.length >= count);
    return this.told;
  }

  async isOver(): Promise<void> {
    await until(() => this.#over);
  }

  async #read(seat: MemberHandle): Promise<void> {
    try {
      for await (const [id, event] of seat.events) this.events.push({ id, event });
    } catch (error) {
      this.failure = error;
    }
    this.#over = true;
  }
}

interface JoinOptions {
  readonly room?: RoomName;
  readonly lastEventId?: string;
  readonly revision?: number;
}

const refused = (reason: string) => ({ name: 'Refusal', reason });

/**
 * What every room store has to do, whatever it is made of.
 * @param create makes an empty store with these bounds
 */
export function describeRoomStore(
  name: string,
  create: (limits: Config['rooms']) => RoomStore | Promise<RoomStore>,
): void {
  const open = (env: Record<string, string> = {}) => create(testConfig(env).rooms);

  describe(`${name}: places`, () => {
    test('a newcomer is welcomed with the room, the others are told', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ana.hears(2)).toEqual(['welcome', 'joined']);
      expect(await ben.hears(1)).toEqual(['welcome']);
      expect(ben.events[0]?.event).toMatchObject({ self: BEN, members: [{ id: ANA }] });
    });

    test('ids count from 1 within one epoch, without gaps', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ben.own.leave();
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'left']);
      const [epoch] = ana.lastId.split('-');
      expect(ana.events.map(({ id }) => id)).toEqual([`${epoch}-1`, `${epoch}-2`, `${epoch}-3`]);
    });

    test('leaving tells everyone and ends one’s own reading', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ben.own.leave();
      await ben.isOver();
      expect(await ben.hears(2)).toEqual(['welcome', 'left']);
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'left']);
      expect(ben.ends).toEqual(['ended']);
    });

    test('a full room takes nobody, and one place more is one person more', async () => {
      using store = await open({ MEMBERS_PER_ROOM: '1' });
      const ana = await Person.join(store, ANA);
      await expect(Person.join(store, BEN)).rejects.toMatchObject(refused('room-full'));
      await ana.own.leave();
      await Person.join(store, BEN);
      expect(store.size()).toMatchObject({ rooms: 1, members: 1 });
    });

    test('there is a bound on rooms', async () => {
      using store = await open({ MAX_ROOMS: '1' });
      await Person.join(store, ANA);
      await expect(Person.join(store, BEN, { room: GREEN })).rejects.toMatchObject(
        refused('too-many-rooms'),
      );
      expect(store.size()).toMatchObject({ rooms: 1, members: 1 });
    });

    test('an empty room vanishes', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      await ana.own.leave();
      expect(store.size()).toEqual({
        rooms: 0,
        members: 0,
        away: 0,
        mailboxEvents: 0,
        mailboxBytes: 0,
      });
      expect(await store.peek(BLUE)).toMatchObject({ memberCount: 0, state: 'empty' });
    });

    test('someone who joins another room leaves the first', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const older = await Person.join(store, BEN);
      await Person.join(store, BEN, { room: GREEN });
      expect(await older.hears(2)).toEqual(['welcome', 'left']);
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'left']);
      expect(older.events[1]?.event).toMatchObject({ reason: 'replaced' });
      expect(store.size()).toMatchObject({ rooms: 2, members: 2 });
    });

    test('at its greatest age a room ends for everyone', async () => {
      using store = await open({ ROOM_MAX_AGE_MS: '1000' });
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ana.isOver();
      await ben.isOver();
      expect(ana.events.at(-1)?.event).toEqual({ type: 'left', id: ANA, reason: 'ended' });
      expect(store.size()).toMatchObject({ rooms: 0, members: 0 });
    });
  });

  describe(`${name}: delivery`, () => {
    test('signals go to their receiver alone, in order', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      const eve = await Person.join(store, EVE);
      await eve.own.send(batch(ANA, 1));
      await eve.own.send(batch(ANA, 2, 3));
      expect(await ana.hears(5)).toEqual(['welcome', 'joined', 'joined', 'signal', 'signal']);
      expect(ana.events.at(-1)?.event).toMatchObject({ from: EVE, firstSequence: 2 });
      expect(await ben.hears(2)).toEqual(['welcome', 'joined']);
    });

    test('what was delivered is not delivered again', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ben.own.send(batch(ANA, 1, 2));
      await ben.own.send(batch(ANA, 1, 2));
      await ben.own.send(batch(ANA, 1, 3));
      expect(await ana.hears(4)).toEqual(['welcome', 'joined', 'signal', 'signal']);
      expect(ana.events.at(-1)?.event).toMatchObject({ firstSequence: 3, signals: [{}] });
    });

    test('what a person has sent is forgotten with their place', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ben.own.send(batch(ANA, 1));
      await ben.own.leave();
      const again = await Person.join(store, BEN);
      await again.own.send(batch(ANA, 1));
      expect(await ana.hears(6)).toEqual([
        'welcome',
        'joined',
        'signal',
        'left',
        'joined',
        'signal',
      ]);
    });

    test('there is no sending to oneself, or to someone who is not there', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      await Person.join(store, EVE, { room: GREEN });
      for (const to of [ANA, BEN, EVE]) {
        await expect(ana.own.send(batch(to, 1))).rejects.toMatchObject(refused('no-such-member'));
      }
    });

    test('someone who has left can send and show nothing', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      await Person.join(store, BEN);
      await ana.own.leave();
      await expect(ana.own.send(batch(BEN, 1))).rejects.toMatchObject(refused('not-joined'));
      await expect(ana.own.update(profile(2))).rejects.toMatchObject(refused('not-joined'));
    });

    test('a newer profile is told, an older one is not', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN, { revision: 5 });
      await ben.own.update(profile(5));
      await ben.own.update(profile(6));
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'updated']);
    });
  });

  describe(`${name}: coming back`, () => {
    test('whoever was away reads on where they left off', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      await ana.own.send(batch(BEN, 1));
      const again = await Person.join(store, BEN, { lastEventId: ben.lastId });
      expect(await again.hears(1)).toEqual(['signal']);
      expect(await ana.hears(4)).toEqual(['welcome', 'joined', 'away', 'back']);
      expect(ben.ends).toEqual(['unsubscribed']);
    });

    test('the store knows how many are away, and what waits in mailboxes within their bound', async () => {
      using store = await open({ MAILBOX_EVENTS: '3' });
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      const both = store.size();
      expect(both).toMatchObject({ members: 2, away: 0, mailboxEvents: 3 });
      await ben.own.disconnect();
      expect(await ana.own.send(batch(BEN, 1, 2))).toBe(2);
      expect(await ana.own.send(batch(BEN, 2, 2))).toBe(1);
      expect(await ana.own.send(batch(BEN, 3))).toBe(0);
      const after = store.size();
      expect(after).toMatchObject({ members: 2, away: 1, mailboxEvents: 6 });
      expect(after.mailboxBytes).toBeGreaterThan(both.mailboxBytes);
      await ana.own.send(batch(BEN, 4));
      expect(store.size().mailboxEvents).toBe(6);
      await Person.join(store, BEN, { lastEventId: 'otherlife-1' });
      expect(store.size()).toMatchObject({ members: 2, away: 0 });
    });

    test('every resume point within the log gives the rest of the log', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      let ben = await Person.join(store, BEN);
      for (const first of [1, 2, 3, 4]) await ana.own.send(batch(BEN, first));
      await until(() => ben.events.length === 5);
      const all = ben.events;
      for (const [index, { id }] of all.entries()) {
        await ben.own.disconnect();
        ben = await Person.join(store, BEN, { lastEventId: id });
        await until(() => ben.events.length === all.length - index - 1);
        expect(ben.events).toEqual(all.slice(index + 1));
      }
    });

    test.each(['otherlife-1', 'otherlife-99'])(
      'an unknown id gets resync: %s',
      async (lastEventId) => {
        using store = await open();
        await Person.join(store, ANA);
        const ben = await Person.join(store, BEN);
        await ben.own.disconnect();
        const again = await Person.join(store, BEN, { lastEventId });
        expect(await again.hears(1)).toEqual(['resync']);
        expect(again.events[0]?.event).toMatchObject({ self: BEN, members: [{ id: ANA }] });
      },
    );

    test('an id of this life that has not been given out yet gets resync', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      expect(await ana.hears(1)).toEqual(['welcome']);
      const [epoch] = ana.lastId.split('-');
      await ana.own.disconnect();
      const again = await Person.join(store, ANA, { lastEventId: `${epoch}-7` });
      expect(await again.hears(1)).toEqual(['resync']);
    });

    test.each([
      ['events', { MAILBOX_EVENTS: '3' }],
      ['bytes', { MAILBOX_BYTES: '1024' }],
    ])('who missed more than the mailbox holds in %s gets resync', async (_, env) => {
      using store = await open(env);
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      for (const first of [1, 2, 3, 4, 5]) await ana.own.send(batch(BEN, first));
      const again = await Person.join(store, BEN, { lastEventId: ben.lastId });
      expect(await again.hears(1)).toEqual(['resync']);
      await ana.own.send(batch(BEN, 6));
      expect(await again.hears(2)).toEqual(['resync', 'signal']);
    });

    test('who reads more slowly than the mailbox holds is told so by resync, not by a gap', async () => {
      using store = await open({ MAILBOX_EVENTS: '2' });
      const ana = await Person.join(store, ANA);
      const slow = await store.join({
        room: BLUE,
        peer: BEN,
        profile: profile(),
        lastEventId: undefined,
        onEnd: () => {},
      });
      for (const first of [1, 2, 3, 4]) await ana.own.send(batch(BEN, first));
      const { value: resync } = await slow.events.next();
      expect(resync?.[1]).toMatchObject({ type: 'resync', members: [{ id: ANA }] });
      await ana.own.send(batch(BEN, 5));
      const { value: next } = await slow.events.next();
      expect(next?.[1]).toMatchObject({ type: 'signal', firstSequence: 5 });
      // What Ana has sent may be lost, and only so she knows.
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'back']);
    });

    test('whose connection broke unnoticed is back for the others where something is lost, and only there', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      const { lastId } = ben;
      await ana.own.send(batch(BEN, 1));

      const resumed = await Person.join(store, BEN, { lastEventId: lastId });
      expect(await resumed.hears(1)).toEqual(['signal']);
      const lost = await Person.join(store, BEN, { lastEventId: 'otherlife-1' });
      expect(await lost.hears(1)).toEqual(['resync']);
      await lost.own.disconnect();

      expect(await ana.hears(4)).toEqual(['welcome', 'joined', 'back', 'away']);
    });

    test('who does not say what they have seen begins anew, with nothing of the past', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      await ana.own.send(batch(BEN, 1));
      await ben.own.disconnect();
      const again = await Person.join(store, BEN);
      expect(await again.hears(1)).toEqual(['welcome']);
      expect(await ana.hears(5)).toEqual(['welcome', 'joined', 'away', 'left', 'joined']);
    });

    test('when the grace period is over they are gone, and come back as newcomers by resync', async () => {
      using store = await open({ GRACE_MS: '5' });
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      expect(await ana.hears(4)).toEqual(['welcome', 'joined', 'away', 'left']);
      expect(ana.events.at(-1)?.event).toMatchObject({ id: BEN, reason: 'grace-expired' });
      const again = await Person.join(store, BEN, { lastEventId: ben.lastId });
      expect(await again.hears(1)).toEqual(['resync']);
      expect(await ana.hears(5)).toEqual(['welcome', 'joined', 'away', 'left', 'joined']);
    });

    test('a newer connection replaces the older one, which can do nothing any more', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const older = await Person.join(store, BEN);
      expect(await older.hears(1)).toEqual(['welcome']);
      const newer = await Person.join(store, BEN, { lastEventId: older.lastId });
      await older.isOver();
      expect(await older.hears(2)).toEqual(['welcome', 'left']);
      expect(older.events[1]?.event).toEqual({ type: 'left', id: BEN, reason: 'replaced' });
      expect(older.ends).toEqual(['replaced']);

      await older.own.leave();
      await older.own.disconnect();
      await expect(older.own.send(batch(ANA, 1))).rejects.toMatchObject(refused('not-joined'));
      await newer.own.send(batch(ANA, 1));
      expect(await ana.hears(3)).toEqual(['welcome', 'joined', 'signal']);
    });

    test('a newer profile is told with the coming back', async () => {
      using store = await open();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      await Person.join(store, BEN, { revision: 2, lastEventId: ben.lastId });
      expect(await ana.hears(5)).toEqual(['welcome', 'joined', 'away', 'back', 'updated']);
    });
  });

  describe(`${name}: the survey`, () => {
    const all = { matches: () => true, strained: new Set<PeerId>(), skip: 0, take: 10 };
    const nameOf = (each: { readonly name: string }) => each.name;

    test('of nobody is empty', async () => {
      using store = await open();
      expect(await store.overview(all)).toEqual({ size: store.size(), matching: 0, rooms: [] });
    });

    test('tells how each room is, and everyone in it', async () => {
      using store = await open({ MEMBERS_PER_ROOM: '3' });
      const from = Date.now();
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      await ana.own.send(batch(BEN, 1, 2));
      await ana.own.send(batch(BEN, 3));
      await ana.hears(3);

      const { size, matching, rooms } = await store.overview(all);

      expect(size).toEqual(store.size());
      expect(matching).toBe(1);
      expect(rooms).toMatchObject([
        {
          name: BLUE,
          value: { running: { occupancy: 'several', access: 'open' } },
          capacity: 3,
          members: [
            {
              id: ANA,
              name: 'someone',
              presence: 'present',
              mailbox: { events: 3, oldest: ana.events[0]?.id, unread: 0 },
              signals: { sent: 3, received: 0 },
            },
            {
              id: BEN,
              presence: 'away',
              mailbox: { events: 3, oldest: ben.events[0]?.id, unread: 2 },
              signals: { sent: 0, received: 3 },
            },
          ],
        },
      ]);
      const times = rooms.flatMap(({ since, members }) => [since, ...members.map((m) => m.since)]);
      for (const time of times) {
        expect(time).toBeGreaterThanOrEqual(from);
        expect(time).toBeLessThanOrEqual(Date.now());
      }
      const held = rooms.flatMap(({ members }) => members.map(({ mailbox }) => mailbox.bytes));
      expect(held.reduce((sum, bytes) => sum + bytes, 0)).toBe(size.mailboxBytes);
    });

    test('does not count what was read again as unread, nor what the mailbox has lost', async () => {
      using store = await open({ MAILBOX_EVENTS: '3' });
      const unread = async () => {
        const { rooms } = await store.overview(all);
        return rooms[0]?.members.find(({ id }) => id === BEN)?.mailbox.unread;
      };
      const ana = await Person.join(store, ANA);
      const ben = await Person.join(store, BEN);
      expect(await ben.hears(1)).toEqual(['welcome']);
      await ben.own.disconnect();
      for (const first of [1, 2, 3, 4]) await ana.own.send(batch(BEN, first));
      expect(await unread()).toBe(3);
      const again = await Person.join(store, BEN, { lastEventId: ben.lastId });
      expect(await again.hears(1)).toEqual(['resync']);
      expect(await unread()).toBe(0);
    });

    test('puts rooms with troubled people first, then the fullest, and gives the part that is asked for', async () => {
      using store = await open();
      const room = (text: string) => RoomName.parse(text);
      await Person.join(store, peer('calm'), { room: room('calm') });
      await Person.join(store, peer('full-1'), { room: room('full') });
      await Person.join(store, peer('full-2'), { room: room('full') });
      const gone = await Person.join(store, peer('gone'), { room: room('gone') });
      await Person.join(store, peer('strained'), { room: room('strained') });
      await Person.join(store, peer('both-1'), { room: room('both') });
      const away = await Person.join(store, peer('both-2'), { room: room('both') });
      await gone.own.disconnect();
      await away.own.disconnect();
      const strained = new Set([peer('strained'), peer('both-1')]);

      const order = ['both', 'gone', 'strained', 'full', 'calm'];
      const whole = await store.overview({ ...all, strained });
      expect(whole.rooms.map(nameOf)).toEqual(order);
      const part = await store.overview({ ...all, strained, skip: 1, take: 2 });
      expect(part.matching).toBe(5);
      expect(part.rooms.map(nameOf)).toEqual(order.slice(1, 3));
      const some = await store.overview({ ...all, matches: (each) => each.includes('l'), take: 1 });
      expect(some).toMatchObject({ size: { rooms: 5 }, matching: 2, rooms: [{ name: 'full' }] });
      expect(await store.overview({ ...all, skip: 5 })).toMatchObject({ matching: 5, rooms: [] });
    });
  });
}
