import { isDeepStrictEqual } from 'node:util';
import { ownVoiceOf } from '@visavis/client/derived';
import type { Participant } from '../participant/participant.ts';
import type { Simulation } from './simulation.ts';

/** The state of every peer machine after recovery. */
const settledState = {
  connection: 'connected',
  channel: 'open',
  signaling: 'stable',
  negotiation: 'idle',
  recovery: 'idle',
} as const;

/** The first expectation about `one`'s view of `other` that does not hold; null if all hold. */
function findViolation(one: Participant, other: Participant): string | null {
  const { id } = other;
  const call = one.call?.actor.getSnapshot();
  if (id === null || call === undefined) return `${other.name} has no peer id for ${one.name}`;
  const member = call.context.members.find((each) => each.id === id);
  if (member === undefined) return `${one.name} has no member ${other.name}`;
  if (member.presence !== 'present')
    return `${one.name} considers ${other.name} ${member.presence}`;
  const profile = other.call?.actor.getSnapshot().context.profile;
  if (!isDeepStrictEqual(member.profile, profile)) {
    return `${one.name} has the profile ${JSON.stringify(member.profile)} of ${other.name} instead of ${JSON.stringify(profile)}`;
  }
  const peer = one.peer(id)?.getSnapshot();
  if (peer === undefined) return `${one.name} has no peer machine for ${other.name}`;
  if (!peer.matches(settledState)) {
    return `${one.name} is not settled with ${other.name}: ${JSON.stringify(peer.value)}`;
  }
  const isHeard = call.context.speakers.speaking.includes(id);
  if (isHeard !== profile?.microphone) {
    return `${one.name} ${isHeard ? 'hears' : 'does not hear'} ${other.name}`;
  }
  return one.receivesCameraOf(other) ? null : `${one.name} receives no video from ${other.name}`;
}

/** Everybody talks all the time, and who mutes the microphone meanwhile is not reminded of it. */
function findOwnVoiceViolation({ call, name }: Participant): string | null {
  const snapshot = call?.actor.getSnapshot();
  const isUnmuted = snapshot?.context.profile.microphone === true;
  const isAlone = snapshot?.context.members.length === 0;
  const voice = ownVoiceOf(snapshot?.children.media?.getSnapshot());
  const isExpected = (voice === 'speaking') === (isUnmuted && !isAlone);
  return isExpected ? null : `${name} is ${voice} to the own page`;
}

/** Finds the expectations that do not hold although no fault is active, one after the other. */
export function* findQuiescenceViolations({
  joinedParticipants,
  server,
}: Simulation): Generator<string, void> {
  if (server === null) {
    yield 'there is no server';
    return;
  }
  for (const one of joinedParticipants) {
    const call = one.call?.actor.getSnapshot();
    if (!call?.matches({ active: 'inRoom' })) yield `${one.name} is ${JSON.stringify(call?.value)}`;
    const voiceViolation = findOwnVoiceViolation(one);
    if (voiceViolation !== null) yield voiceViolation;
    const memberCount = call?.context.members.length ?? 0;
    if (memberCount !== joinedParticipants.length - 1)
      yield `${one.name} has ${memberCount} members`;
    for (const other of joinedParticipants) {
      const violation = one === other ? null : findViolation(one, other);
      if (violation !== null) yield violation;
    }
  }
}

/** Whether every expectation holds. */
export const isQuiescent = (simulation: Simulation): boolean =>
  findQuiescenceViolations(simulation).next().done === true;

/** Whoever was removed gives up: a new server may admit them again, but pages that know of it do not. */
function sendRemovedAway({ participants }: Simulation): void {
  const removed = new Set(
    participants.flatMap(({ call }) => call?.actor.getSnapshot().context.removed ?? []),
  );
  for (const participant of participants)
    if (participant.id !== null && removed.has(participant.id)) participant.closePage();
}

/** Ends all faults: starts the server, resumes every page and repairs every network path. */
export function restoreEverything(simulation: Simulation): void {
  simulation.startServer();
  simulation.mediaNetwork.setDefault({ works: true });
  for (const one of simulation.participants) {
    for (const other of simulation.participants) {
      if (one !== other) simulation.mediaNetwork.setPath(one.name, other.name, { works: true });
    }
    one.resume();
    one.uplink.resumePackets();
  }
  sendRemovedAway(simulation);
}
