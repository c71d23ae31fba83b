import { roomMachine } from '@visavis/machines';
import { chartOf, everyState } from '@visavis/machines/chart';

/** What the room machine says of each of its states, by the last two keys of its path. */
const DESCRIPTIONS = new Map(
  everyState(chartOf(roomMachine)).map(({ path, description }) => [
    path.slice(-2).join(' '),
    description,
  ]),
);

/** What a state of the room machine means. */
export function meaningOf({ region, state }: { region: string | null; state: string }): string {
  return DESCRIPTIONS.get(region === null ? state : `${region} ${state}`) ?? '';
}
