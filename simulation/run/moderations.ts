import type { ModerationAction, PeerId } from '@visavis/protocol';
import type { Participant } from '../participant/participant.ts';
import { pick, randomInteger, type Random } from '../random/random.ts';
import type { RunContext } from './run-context.ts';

/** Until the first moderation, and from one to the next, in milliseconds: also one right after the other. */
const pauseRangeMs = { min: 0, max: 15_000 };

/** What a host may do at this moment. The room does not end, so that the run goes on. */
function possibleActions(host: Participant, target: PeerId): readonly ModerationAction[] {
  const waiting = host.call?.actor.getSnapshot().context.waiting ?? [];
  return [
    { type: 'setAccess', access: 'waiting-room' },
    { type: 'setAccess', access: 'open' },
    { type: 'setGuestRights', guestRights: { screen: false } },
    { type: 'setGuestRights', guestRights: { screen: true } },
    { type: 'admit', target: null },
    ...waiting.map(({ id }) => ({ type: 'admit', target: id }) as const),
    ...waiting.map(({ id }) => ({ type: 'deny', target: id }) as const),
    { type: 'mute', target },
    { type: 'mute', target: null },
    { type: 'askToUnmute', target },
    { type: 'stopScreen', target },
    { type: 'lowerHand', target: null },
    { type: 'remove', target },
  ];
}

const contextOf = ({ call }: Participant) => call?.actor.getSnapshot().context;

/** A host moderates. Gives what it does; null where nobody can. */
function moderate(participants: readonly Participant[], random: Random): string | null {
  const inRoom = participants.filter(
    ({ call }) => call?.actor.getSnapshot().matches({ active: 'inRoom' }) === true,
  );
  const hosts = inRoom.filter((each) => contextOf(each)?.role !== 'guest');
  const others = inRoom.filter((each) => contextOf(each)?.role === 'guest');
  if (hosts.length === 0 || others.length === 0) return null;
  const host = pick(random, hosts);
  const other = pick(random, others);
  if (other.id === null) return null;
  if (random() < 0.2) {
    host.makeHost(other.id);
    return `${host.name} makes ${other.name} a host`;
  }
  const action = pick(random, possibleActions(host, other.id));
  host.send({ type: 'moderate', action });
  return `${host.name} moderates ${other.name}: ${JSON.stringify(action)}`;
}

/** Those who are hosts moderate a few times, whatever else happens. */
export function scheduleModerations(context: RunContext, random: Random): void {
  const { simulation, log, scheduleUserAction } = context;
  let atMs = 0;
  for (let count = randomInteger(random, 5, 25); count > 0; count -= 1) {
    atMs += randomInteger(random, pauseRangeMs.min, pauseRangeMs.max);
    scheduleUserAction(atMs, () => {
      const done = moderate(simulation.participants, random);
      if (done !== null) log(done);
    });
  }
}
