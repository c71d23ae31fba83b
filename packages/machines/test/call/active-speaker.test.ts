import { ana, ben, cho, createRoomSnapshot } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import { failPeer } from '../support/actor-failures.ts';
import { inRoom } from '../support/call.ts';
import {
  activeSpeaker,
  inConversation,
  setMicrophone,
  startSpeaking,
  stopSpeaking,
} from '../support/speakers.ts';

const { speakerTakeoverMs } = callDelays;

describe('the active speaker', () => {
  it('is nobody until someone speaks, and then whoever starts', () => {
    const call = inConversation(ben, cho);
    expect(activeSpeaker(call)).toBeNull();
    startSpeaking(call, ben);
    expect(activeSpeaker(call)).toBe(ben);
    expect(call.context.speakers.speaking).toEqual([ben]);
  });

  it('stays while nobody speaks, until someone starts', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    stopSpeaking(call, ben);
    call.clock.increment(60_000);
    expect(activeSpeaker(call)).toBe(ben);
    expect(call.context.speakers.speaking).toEqual([]);
    startSpeaking(call, cho);
    expect(activeSpeaker(call)).toBe(cho);
  });

  it('changes to someone who goes on speaking at the same time', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    startSpeaking(call, cho);
    call.clock.increment(speakerTakeoverMs - 1);
    expect(activeSpeaker(call)).toBe(ben);
    call.clock.increment(1);
    expect(activeSpeaker(call)).toBe(cho);
  });

  it('does not change back until the first has paused and started again', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    startSpeaking(call, cho);
    call.clock.increment(speakerTakeoverMs);
    call.clock.increment(60_000);
    expect(activeSpeaker(call)).toBe(cho);
    stopSpeaking(call, ben);
    startSpeaking(call, ben);
    call.clock.increment(speakerTakeoverMs);
    expect(activeSpeaker(call)).toBe(ben);
  });

  it('does not change because of a short remark', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    for (let n = 0; n < 5; n += 1) {
      startSpeaking(call, cho);
      call.clock.increment(speakerTakeoverMs - 1);
      stopSpeaking(call, cho);
    }
    call.clock.increment(speakerTakeoverMs);
    expect(activeSpeaker(call)).toBe(ben);
  });

  it('changes at once when it falls silent while another speaks', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    startSpeaking(call, cho);
    stopSpeaking(call, ben);
    expect(activeSpeaker(call)).toBe(cho);
    startSpeaking(call, ben);
    call.clock.increment(speakerTakeoverMs - 1);
    expect(activeSpeaker(call)).toBe(cho);
  });

  it('is nobody when it leaves, and the next when another speaks', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    expect(call.context.speakers).toMatchObject({ active: null, recent: [], heard: [] });
    startSpeaking(call, cho);
    expect(activeSpeaker(call)).toBe(cho);
  });

  it('is not someone who left before the takeover', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    startSpeaking(call, cho);
    call.receiveRoomEvent({ type: 'left', id: cho, reason: 'left' });
    call.clock.increment(speakerTakeoverMs);
    expect(activeSpeaker(call)).toBe(ben);
  });

  it('is forgotten when the call is left', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    startSpeaking(call, cho);
    call.actor.send({ type: 'leave' });
    expect(call.context.speakers).toMatchObject({ active: null, speaking: [], claims: [] });
  });
});

describe('a member', () => {
  it('whose microphone is off does not speak, although the last packets still arrive', () => {
    const call = inConversation(ben);
    startSpeaking(call, ben);
    setMicrophone(call, ben, false);
    expect(call.context.speakers).toMatchObject({ speaking: [], active: ben });
    setMicrophone(call, ben, true);
    expect(call.context.speakers.speaking).toEqual([ben]);
  });

  it('who has not turned the microphone on does not become the active speaker', () => {
    const call = inRoom(ben);
    startSpeaking(call, ben);
    expect(call.context.speakers).toMatchObject({ speaking: [], active: null });
    call.connectionsTo(ben)[0]?.report({
      type: 'profile.received',
      profile: { ...call.profile, microphone: true, revision: 10_000 },
    });
    expect(activeSpeaker(call)).toBe(ben);
  });

  it('whose peer failed does not speak any more', () => {
    const call = inConversation(ben);
    startSpeaking(call, ben);
    failPeer(call);
    expect(call.context.speakers.speaking).toEqual([]);
  });

  it('whose peer was replaced has to be heard again', () => {
    const call = inConversation(ben);
    startSpeaking(call, ben);
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.context.speakers.speaking).toEqual([]);
    startSpeaking(call, ben);
    expect(call.context.speakers.speaking).toEqual([ben]);
  });
});

describe('the recent speakers', () => {
  it('are in the order in which they started, the last one first', () => {
    const call = inConversation(ben, cho);
    startSpeaking(call, ben);
    stopSpeaking(call, ben);
    startSpeaking(call, cho);
    expect(call.context.speakers.recent).toEqual([cho, ben]);
    startSpeaking(call, ben);
    expect(call.context.speakers.recent).toEqual([ben, cho]);
  });
});
