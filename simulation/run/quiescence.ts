import type { Participant } from '../participant/participant.ts';
import type { Simulation } from './simulation.ts';

const settledState = {
  connection: 'connected',
  channel: 'open',
  signaling: 'stable',
  negotiation: 'idle',
  recovery: 'idle',
} as const;

/** What one person's page knows of another that is not so; null where all is well. */
function findViolation(one: Participant, other: Participant): string | null {
  const { id } = other;
  const call = one.call?.actor.getSnapshot();
  if (id === null || call === undefined) return `${other.name} has no id for ${one.name}`;
  const member = call.context.members.find((each) => each.id === id);
  if (member === undefined) return `${one.name} does not know of ${other.name}`;
  if (member.presence !== 'present')
    return `${one.name} takes ${other.name} for ${member.presence}`;
  const own = other.call?.actor.getSnapshot().context.profile;
  if (JSON.stringify(member.profile) !== JSON.stringify(own)) {
    return `${one.name} has another profile of ${other.name}: ${JSON.stringify(member.profile)} for ${JSON.stringify(own)}`;
  }
  const peer = one.peer(id)?.getSnapshot();
  if (peer === undefined) return `${one.name} has no machine for ${other.name}`;
  if (!peer.matches(settledState)) {
    return `${one.name} is not settled with ${other.name}: ${JSON.stringify(peer.value)}`;
  }
  return one.receivesCameraOf(other) ? null : `${one.name} gets nothing of ${other.name}'s camera`;
}

/** What is not as it should be once everything works again; empty where all is well. */
export function findQuiescenceViolations({
  joinedParticipants,
  server,
}: Simulation): readonly string[] {
  if (server === null) return ['There is no server'];
  const found: string[] = [];
  for (const one of joinedParticipants) {
    const call = one.call?.actor.getSnapshot();
    if (!call?.matches('inRoom')) found.push(`${one.name} is ${JSON.stringify(call?.value)}`);
    const known = call?.context.members.length ?? 0;
    if (known !== joinedParticipants.length - 1) found.push(`${one.name} knows of ${known} others`);
    for (const other of joinedParticipants) {
      const what = one === other ? null : findViolation(one, other);
      if (what !== null) found.push(what);
    }
  }
  return found;
}

/** Mends all that is broken. What people have to do themselves, they do. */
export function restoreEverything(world: Simulation): void {
  world.startServer();
  world.mediaNetwork.setDefault({ works: true });
  for (const one of world.participants) {
    for (const other of world.participants) {
      if (one !== other) world.mediaNetwork.setPath(one.name, other.name, { works: true });
    }
    one.uplink.resumePackets();
  }
}
