import type { RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import { mediaDelays } from '../../src/media/media.ts';
import {
  ana,
  ben,
  cho,
  createCandidate,
  createMember,
  createOffer,
  createProfile,
  createRoomSnapshot,
  createRoomState,
  dov,
  graceMs,
} from '@visavis/protocol/testing';
import { inRoom, type CallTest } from '../support/call.ts';

const joined = (all: CallTest, id = ben) =>
  all.arrive({ type: 'joined', member: createMember(id) });
/** How large the picture is, once nobody comes or goes any more. */
function settledHeight(all: CallTest): number | undefined {
  all.clock.increment(mediaDelays.receiversSettleMs);
  return all.capture.told('setCaptureHeight').at(-1)?.height;
}

describe('who is there', () => {
  it('is offered a connection by the newcomer, each of them', () => {
    const all = inRoom(ben, cho);
    expect(all.state).toEqual({ inRoom: 'together' });
    expect(all.others).toEqual(['b present', 'c present']);
    expect([all.rolesOf(ben), all.rolesOf(cho)]).toEqual([['offerer'], ['offerer']]);
  });

  it('is waited for where they come later, for they offer', () => {
    const all = inRoom();
    joined(all);
    expect(all.state).toEqual({ inRoom: 'together' });
    expect(all.rolesOf(ben)).toEqual(['answerer']);
  });

  it('leaves one alone again when the last one is gone', () => {
    const all = inRoom(ben);
    all.arrive({ type: 'left', id: ben, reason: 'left' });
    expect(all.state).toEqual({ inRoom: 'alone' });
    expect(all.runsOf(ben).map(({ isRunning }) => isRunning)).toEqual([false]);
    expect(all.children).toEqual(['media', 'signaling']);
  });

  it('decides how large a picture is sent', () => {
    const all = inRoom(ben);
    expect(settledHeight(all)).toBe(1080);
    joined(all, cho);
    expect(settledHeight(all)).toBe(720);
    all.arrive({ type: 'left', id: cho, reason: 'grace-expired' });
    expect(settledHeight(all)).toBe(1080);
  });

  it('may be away, and back', () => {
    const all = inRoom(ben);
    all.arrive({ type: 'away', id: ben });
    expect(all.others).toEqual(['b away']);
    all.arrive({ type: 'back', id: ben });
    expect(all.others).toEqual(['b present']);
    expect(all.toldPeer(ben)).toContain('remote.reachable');
    expect(all.runsOf(ben)).toHaveLength(1);
  });

  it('keeps their connection where they join who are known already', () => {
    const all = inRoom(ben);
    joined(all);
    expect(all.runsOf(ben)).toHaveLength(1);
    expect(all.toldPeer(ben)).toContain('remote.reachable');
  });

  it('is nobody whom the room does not know', () => {
    const all = inRoom(ben);
    const before = all.context;
    all.arrive({ type: 'away', id: cho });
    all.arrive({ type: 'back', id: cho });
    all.arrive({ type: 'updated', id: cho, profile: createProfile() });
    all.arrive({ type: 'left', id: cho, reason: 'left' });
    expect(all.context.members).toEqual(before.members);
    expect(all.children).toEqual(['media', 'peer:' + ben, 'signaling']);
  });

  it('may change the room', () => {
    const all = inRoom();
    all.arrive({ type: 'room', room: createRoomState({ access: 'locked', capacity: 4 }) });
    expect(all.context.roomState).toEqual(createRoomState({ access: 'locked', capacity: 4 }));
  });
});

describe('a resync', () => {
  it('keeps the connections to those who are known, and says that signals may be lost', () => {
    const all = inRoom(ben, cho);
    all.arrive(createRoomSnapshot('resync', ana, [ben, cho]));
    expect(all.others).toEqual(['b present', 'c present']);
    expect(all.toldPeer(ben).slice(-2)).toEqual(['signals.lost', 'remote.reachable']);
  });

  it('makes who is missing away, and lets them go after the grace period that the server names', () => {
    const all = inRoom(ben, cho);
    all.arrive(createRoomSnapshot('resync', ana, [cho]));
    expect(all.others).toEqual(['b away', 'c present']);
    expect(all.runsOf(ben).at(-1)?.isRunning).toBe(true);
    all.clock.increment(graceMs - 1);
    expect(all.others).toEqual(['b away', 'c present']);
    all.clock.increment(1);
    expect(all.others).toEqual(['c present']);
    expect(all.runsOf(ben).at(-1)?.isRunning).toBe(false);
  });

  const returns: readonly RoomEvent[] = [
    { type: 'joined', member: createMember(ben) },
    createRoomSnapshot('resync', ana, [ben]),
  ];
  it.each(returns)('does not let go who comes back in time, by $type', (event) => {
    const all = inRoom(ben);
    all.arrive(createRoomSnapshot('resync', ana, []));
    all.clock.increment(graceMs - 1);
    all.arrive(event);
    all.clock.increment(graceMs * 2);
    expect(all.others).toEqual(['b present']);
  });

  it('that follows another does not let go who came back between', () => {
    const all = inRoom(ben);
    all.arrive(createRoomSnapshot('resync', ana, []));
    all.clock.increment(10_000);
    all.arrive(createRoomSnapshot('resync', ana, []));
    all.clock.increment(5_000);
    joined(all);
    all.clock.increment(graceMs * 2);
    expect(all.others).toEqual(['b present']);
    expect(all.runsOf(ben).some(({ isRunning }) => isRunning)).toBe(true);
  });

  it('is forgotten with its room: who was missing there is not missed in the next', () => {
    const all = inRoom(ben);
    all.arrive(createRoomSnapshot('resync', ana, []));
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.leaveTimeoutMs);
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    all.server.now.sendReport({ type: 'server.open' });
    all.actor.send({ type: 'join' });
    all.arrive(createRoomSnapshot('welcome', ana, [ben]));
    all.clock.increment(graceMs);
    expect(all.others).toEqual(['b present']);
  });

  it('has this side offer to whom it does not know yet, for it may be the newcomer', () => {
    const all = inRoom();
    all.arrive(createRoomSnapshot('resync', cho, [ben, dov]));
    expect([all.rolesOf(ben), all.rolesOf(dov)]).toEqual([['offerer'], ['offerer']]);
  });
});

describe('a welcome to someone who is inside', () => {
  it('starts the connections anew, for the server had given this place up and the others know', () => {
    const all = inRoom(ben);
    joined(all, cho);
    all.arrive(createRoomSnapshot('welcome', ana, [ben, cho]));
    for (const id of [ben, cho]) {
      expect(all.runsOf(id).map(({ isRunning }) => isRunning)).toEqual([false, true]);
      expect(all.rolesOf(id).at(-1)).toBe('offerer');
      expect(all.toldPeer(id)).not.toContain('signals.lost');
    }
    expect(all.others).toEqual(['b present', 'c present']);
  });

  it('makes offers above the generation there was, so that nothing of it is taken for theirs', () => {
    const all = inRoom(ben);
    all.actor.send({ type: 'retry', peer: ben });
    all
      .runsOf(ben)[1]
      ?.sendReport({ type: 'icecandidate', candidate: createCandidate('of before') });
    const before = all.server.told('send').at(-1)?.batch.generation ?? Infinity;
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    all.clock.increment(250);
    all.server.now.sendReport({ type: 'server.open' });
    all.arrive(createRoomSnapshot('welcome', ana, [ben]));
    all.server.now.sendReport({ type: 'server.joined' });
    all.runsOf(ben)[2]?.sendReport({ type: 'icecandidate', candidate: createCandidate('anew') });
    const sent = all.server.told('send').at(-1)?.batch;
    expect(sent).toMatchObject({ firstSequence: 1, signals: [createCandidate('anew')] });
    expect(sent?.generation).toBeGreaterThan(before);
  });
});

describe('signals', () => {
  const from = (id: typeof ben): RoomEvent => ({
    type: 'signal',
    from: id,
    generation: 5000,
    firstSequence: 1,
    signals: [createOffer(), createCandidate('1'), createCandidate('2')],
  });

  it('reach the connection to their sender, each of them, in order', () => {
    const all = inRoom();
    joined(all);
    all.arrive(from(ben));
    expect(all.runsOf(ben)[0]?.commands.map(({ type }) => type)).toEqual([
      'acceptOffer',
      'addIceCandidate',
      'addIceCandidate',
    ]);
  });

  it('of a stranger are dropped', () => {
    const all = inRoom(ben);
    all.arrive(from(cho));
    expect(all.children).toEqual(['media', 'peer:' + ben, 'signaling']);
    expect(all.actor.getSnapshot().status).toBe('active');
  });

  it('of this side go to the server', () => {
    const all = inRoom(ben);
    all.runsOf(ben)[0]?.sendReport({ type: 'icecandidate', candidate: createCandidate() });
    expect(all.server.told('send')).toMatchObject([
      { to: ben, batch: { signals: [createCandidate()] } },
    ]);
  });

  it('that the server did not take are a reason to negotiate anew, with that person alone', () => {
    const all = inRoom(ben, cho);
    all.runsOf(ben)[0]?.sendReport({ type: 'icecandidate', candidate: createCandidate() });
    const [sent] = all.server.told('send');
    if (sent === undefined) throw new Error('Nothing was sent.');
    all.server.now.sendReport({ ...sent, type: 'server.sendRefused', reason: 'rate-limited' });
    expect(all.toldPeer(ben)).toContain('signals.lost');
    expect(all.toldPeer(cho)).not.toContain('signals.lost');
  });

  it('that were given up for someone who is gone concern nobody', () => {
    const all = inRoom(ben);
    all.actor.send({ type: 'signaling.signalsDropped', to: cho });
    expect(all.actor.getSnapshot().status).toBe('active');
  });

  it('to someone who is gone are not sent any more', () => {
    const all = inRoom(ben);
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    all.runsOf(ben)[0]?.sendReport({ type: 'icecandidate', candidate: createCandidate() });
    all.clock.increment(250);
    all.server.now.sendReport({ type: 'server.open' });
    all.arrive({ type: 'left', id: ben, reason: 'grace-expired' });
    all.server.now.sendReport({ type: 'server.joined' });
    expect(all.server.told('send')).toEqual([]);
  });
});

describe('somebody of whom nothing arrives any more', () => {
  /** Ben is connected, and what he sends has just stopped arriving. */
  function silent(microphone: boolean, camera: boolean): CallTest {
    const all = inRoom(ben);
    all.arrive({
      type: 'updated',
      id: ben,
      profile: createProfile({ microphone, camera, revision: 2 }),
    });
    for (const type of ['connection.connected', 'flow.receiving', 'flow.stalled'] as const) {
      all.runsOf(ben)[0]?.sendReport({ type });
    }
    return all;
  }

  it.each([
    [true, true],
    [true, false],
    [false, true],
  ])('is missed where microphone is %s and camera is %s, and the server is looked at', (...on) => {
    const all = silent(...on);
    expect(all.toldPeer(ben)).toContain('media.missing');
    expect(all.server.told('check')).toHaveLength(1);
  });

  it('is not missed where both are off', () => {
    const all = silent(false, false);
    expect(all.toldPeer(ben)).not.toContain('media.missing');
    expect(all.server.told('check')).toEqual([]);
  });
});

describe('what people say of themselves', () => {
  const name = (all: CallTest) => all.context.members[0]?.profile.name;

  it('counts where its revision is the higher one, whichever way it came', () => {
    const all = inRoom(ben);
    const said = (text: string, revision: number) => createProfile({ name: text, revision });
    all.arrive({ type: 'updated', id: ben, profile: said('second', 2) });
    expect(name(all)).toBe('second');
    all.runsOf(ben)[0]?.sendReport({ type: 'profile.received', profile: said('fourth', 4) });
    expect(name(all)).toBe('fourth');
    all.arrive({ type: 'updated', id: ben, profile: said('third', 3) });
    expect(name(all)).toBe('fourth');
    all.arrive({ type: 'joined', member: createMember(ben, { profile: said('first', 1) }) });
    expect(name(all)).toBe('fourth');
    all.arrive({ type: 'joined', member: createMember(ben, { profile: said('fifth', 5) }) });
    expect(name(all)).toBe('fifth');
  });
});
