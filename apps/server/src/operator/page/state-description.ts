import { roomMachine } from '@visavis/machines';
import { readStatechart, allStates } from '@visavis/machines/statechart';

/** What the room machine says of each of its states, by the last two keys of its path. */
const descriptions = new Map(
  allStates(readStatechart(roomMachine)).map(({ path, description }) => [
    path.slice(-2).join(' '),
    description,
  ]),
);

/** What a state of the room machine means. */
export function describeState({ region, state }: { region: string | null; state: string }): string {
  return descriptions.get(region === null ? state : `${region} ${state}`) ?? '';
}
