import type { Person } from '../people/person.ts';
import { untruth } from './honesty.ts';

/** Asks people what their tiles have said since a moment. @throws where that was not true */
export async function checkHonesty(people: readonly Person[], since: number): Promise<void> {
  for (const person of people) {
    const sayings = (await person.sayings()).filter(({ at }) => at > since);
    if (sayings.length === 0) throw new Error(`There was no tile to look at for ${person.name}.`);
    const found = untruth(await person.frames(), sayings);
    if (found !== undefined) throw new Error(`${found} (as ${person.name} saw it)`);
  }
}
