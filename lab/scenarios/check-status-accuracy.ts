import type { Participant } from '../participants/participant.ts';
import { findInaccurateStatus } from './status-accuracy.ts';

/** Asks people what their tiles have said since a moment. @throws where that was not true */
export async function checkStatusAccuracy(
  people: readonly Participant[],
  since: number,
): Promise<void> {
  for (const person of people) {
    const sayings = (await person.statusSamples()).filter(({ at }) => at > since);
    if (sayings.length === 0) throw new Error(`There was no tile to look at for ${person.name}.`);
    const found = findInaccurateStatus(await person.frames(), sayings);
    if (found !== undefined) throw new Error(`${found} (as ${person.name} saw it)`);
  }
}
