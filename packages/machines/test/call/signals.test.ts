import type { RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { ben, cho, createCandidate, createOffer } from '@visavis/protocol/testing';
import { inRoom, joined } from '../support/call.ts';

describe('signals', () => {
  const from = (id: typeof ben): RoomEvent => ({
    type: 'signal',
    from: id,
    generation: 5000,
    firstSequence: 1,
    signals: [createOffer(), createCandidate('1'), createCandidate('2')],
  });

  it('reach the peer machine of their sender in order', () => {
    const call = inRoom();
    joined(call);
    call.receiveRoomEvent(from(ben));
    expect(call.connectionsTo(ben)[0]?.commands.map(({ type }) => type)).toEqual([
      'acceptOffer',
      'addIceCandidate',
      'addIceCandidate',
    ]);
  });

  it('of an unknown sender are dropped', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent(from(cho));
    expect(call.childIds).toEqual(['media', 'peer:' + ben, 'signaling', 'trust']);
    expect(call.actor.getSnapshot().status).toBe('active');
  });

  it('of this side are sent to the server', () => {
    const call = inRoom(ben);
    call.connectionsTo(ben)[0]?.report({ type: 'icecandidate', candidate: createCandidate() });
    expect(call.server.commandsOfType('send')).toMatchObject([
      { to: ben, batch: { signals: [createCandidate()] } },
    ]);
  });

  it('that were verified after their sender left have no effect', () => {
    const call = inRoom(ben);
    const signal = createOffer();
    call.actor.send({ type: 'trust.verified', from: cho, generation: 5_000, signal });
    call.actor.send({ type: 'trust.rejected', from: cho, reason: 'signature' });
    expect(call.actor.getSnapshot().status).toBe('active');
  });

  it('that their sender has not signed are reported to its peer machine only', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'trust.rejected', from: ben, reason: 'signature' });
    expect(call.eventsToPeer(ben)).toContain('description.rejected');
    expect(call.eventsToPeer(cho)).not.toContain('description.rejected');
  });

  it('that the server rejected make the affected peer negotiate again', () => {
    const call = inRoom(ben, cho);
    call.connectionsTo(ben)[0]?.report({ type: 'icecandidate', candidate: createCandidate() });
    const [sent] = call.server.commandsOfType('send');
    if (sent === undefined) throw new Error('Nothing was sent.');
    call.server.current.report({ ...sent, type: 'server.sendRefused', reason: 'rate-limited' });
    expect(call.eventsToPeer(ben)).toContain('signals.lost');
    expect(call.eventsToPeer(cho)).not.toContain('signals.lost');
  });

  it('that were given up for a member who left have no effect', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'signaling.signalsDropped', to: cho });
    expect(call.actor.getSnapshot().status).toBe('active');
  });

  it('to a member who left are not sent any more', () => {
    const call = inRoom(ben);
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    call.connectionsTo(ben)[0]?.report({ type: 'icecandidate', candidate: createCandidate() });
    call.clock.increment(250);
    call.server.current.report({ type: 'server.open' });
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'grace-expired' });
    call.server.current.report({ type: 'server.joined' });
    expect(call.server.commandsOfType('send')).toEqual([]);
  });
});
