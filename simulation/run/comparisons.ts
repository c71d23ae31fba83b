import type { Participant } from '../participant/participant.ts';
import { pick, randomInteger, type Random } from '../random/random.ts';
import type { RunContext } from './run-context.ts';

/** Until a comparison begins, and from one to the next, in milliseconds. */
const pauseRangeMs = { min: 0, max: 30_000 };
/** From one step of a user to the next, in milliseconds. */
const stepMs = 1_500;
/** How often both users look at their pages during one comparison. */
const lookCount = 6;

/** What a user sees of the comparison with somebody. */
function look(one: Participant, other: Participant) {
  const snapshot = other.id === null ? undefined : one.peer(other.id)?.getSnapshot();
  return { state: snapshot?.value.comparison ?? 'idle', emoji: snapshot?.context.emoji ?? [] };
}

/** The states in which a user sees the emoji. */
const isShown = (state: string): boolean => state === 'shown' || state.startsWith('confirmed');

/** An honest user does what the page asks for, and says what is true. */
function act(one: Participant, other: Participant, { simulation }: RunContext): void {
  const { id } = other;
  if (id === null) return;
  const { state, emoji } = look(one, other);
  if (state === 'invited') one.send({ type: 'compare', peer: id, step: 'start' });
  const seenByOther = look(other, one);
  if ((state !== 'shown' && state !== 'confirmedByPeer') || !isShown(seenByOther.state)) return;
  const isSame = JSON.stringify(emoji) === JSON.stringify(seenByOther.emoji);
  if (isSame) simulation.trust.confirm(one.name, other.name);
  one.send({ type: 'compare', peer: id, step: isSame ? 'confirm' : 'deny' });
}

/** Pairs of people compare emoji a few times, whatever else happens. */
export function scheduleComparisons(context: RunContext, random: Random): void {
  const { participants } = context.simulation;
  let atMs = 0;
  for (let count = randomInteger(random, 1, 6); count > 0; count -= 1) {
    atMs += randomInteger(random, pauseRangeMs.min, pauseRangeMs.max);
    const one = pick(random, participants);
    const other = pick(
      random,
      participants.filter((each) => each !== one),
    );
    context.scheduleUserAction(atMs, () => {
      if (!one.isJoined || other.id === null) return;
      context.log(`${one.name} wants to compare emoji with ${other.name}`);
      one.send({ type: 'compare', peer: other.id, step: 'start' });
    });
    for (let looks = 1; looks <= lookCount; looks += 1) {
      context.scheduleUserAction(atMs + looks * stepMs, () => {
        for (const [user, peer] of [
          [one, other],
          [other, one],
        ] as const)
          if (user.isJoined) act(user, peer, context);
      });
    }
  }
}
