import type { Participant } from '../participants/participant.ts';
import { findInaccurateStatus } from './status-accuracy.ts';

/** Checks the status that the tiles of participants showed since a time. @throws if a status was inaccurate */
export async function checkStatusAccuracy(
  participants: readonly Participant[],
  since: number,
): Promise<void> {
  for (const participant of participants) {
    const samples = (await participant.statusSamples()).filter(({ at }) => at > since);
    if (samples.length === 0) throw new Error(`${participant.name} saw no tile.`);
    const inaccuracy = findInaccurateStatus(await participant.frames(), samples);
    if (inaccuracy !== undefined) throw new Error(`${inaccuracy} (seen by ${participant.name})`);
  }
}
