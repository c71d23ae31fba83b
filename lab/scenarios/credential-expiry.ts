import type { ParticipantPair } from '../lab.ts';
import { meet } from './meeting.ts';
import { checkStatusAccuracy } from './check-status-accuracy.ts';
import { longestFreeze, longerFreeze, type VideoFreeze } from './video-freeze.ts';

/** How long TURN credentials hold, in milliseconds, and for how many such lives a call goes on. */
export const expiry = { lifetimeMs: 10_000, lifetimes: 3.5 } as const;
/** How long the call is watched after its router has forgotten it, in milliseconds. */
const watchMs = 8_000;
/** The longest gap in a picture that nothing has befallen, in milliseconds; machines stumble. */
const maxGapMs = 1_500;

/** How a relayed call outlived its credentials. */
export interface ExpiryResult extends VideoFreeze {
  /** The longest time without a new picture while credentials expired, in milliseconds. */
  readonly gapDuringExpiryMs: number;
  /** How the connection goes in the end. */
  readonly path: string;
}

/**
 * A relayed call goes on while its credentials expire one after the other; then its router forgets all
 * mappings, so that the relay has to be asked anew.
 * @throws where the picture stops, or where the TURN server takes credentials that have expired, since
 * nothing would be shown then
 */
export async function runExpiryCall(pair: ParticipantPair): Promise<ExpiryResult> {
  const [ana, ben] = pair.participants;
  const both = (after: number) =>
    Promise.all([ana.waitForMovingVideo(after), ben.waitForMovingVideo(after)]);
  await meet(pair);
  const met = Date.now();
  await both(met);
  const calm = Date.now();
  await both(calm + expiry.lifetimeMs * expiry.lifetimes);

  if (await ana.canUseRelay('first')) throw new Error('The TURN server takes expired credentials.');
  if (!(await ana.canUseRelay('latest'))) throw new Error('The latest credentials are not taken.');

  const startedAt = Date.now();
  pair.networks[0].router.clearMappings();
  const usableAt = Date.now();
  await both(usableAt + watchMs);

  const [mine, theirs] = [await ana.frames(), await ben.frames()];
  const before = { startedAt: calm, usableAt: calm };
  const until = (frames: readonly number[]) => frames.filter((frame) => frame < startedAt);
  const { gapMs: meanwhile } = longerFreeze(
    longestFreeze(until(mine), before),
    longestFreeze(until(theirs), before),
  );
  if (meanwhile > maxGapMs) throw new Error(`The picture stopped for ${Math.round(meanwhile)} ms.`);
  await checkStatusAccuracy(pair.participants, calm);
  const after = { startedAt, usableAt };
  const worst = longerFreeze(longestFreeze(mine, after), longestFreeze(theirs, after));
  return { ...worst, gapDuringExpiryMs: meanwhile, path: await ana.selectedPath() };
}
