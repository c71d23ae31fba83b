import { roomMachine } from '@visavis/machines';
import { readStatechart, allStates } from '@visavis/machines/statechart';

/** The descriptions of the states of the room machine, by the last two keys of their paths. */
const descriptions = new Map(
  allStates(readStatechart(roomMachine)).map(({ path, description }) => [
    path.slice(-2).join(' '),
    description,
  ]),
);

/** The description of a state of the room machine. */
export function describeState({ region, state }: { region: string | null; state: string }): string {
  return descriptions.get(region === null ? state : `${region} ${state}`) ?? '';
}
