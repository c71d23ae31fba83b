import type { ParticipantPair } from '../lab.ts';
import { checkStatusAccuracy } from './check-status-accuracy.ts';
import { meet } from './meeting.ts';
import { longerFreeze, longestFreeze, type VideoFreeze } from './video-freeze.ts';

/** How long TURN credentials are valid, in milliseconds, and for how many such lifetimes a call lasts. */
export const expiry = { lifetimeMs: 10_000, lifetimes: 3.5 } as const;
/** How long the call is observed after its router cleared all mappings, in milliseconds. */
const observationMs = 8_000;
/** The longest gap between two frames of an undisturbed video, in milliseconds. */
const maxGapMs = 1_500;

/** The result of a call that outlasts its TURN credentials. */
export interface ExpiryResult extends VideoFreeze {
  /** The longest time without a new frame while credentials expired, in milliseconds. */
  readonly gapDuringExpiryMs: number;
  /** The selected path at the end. */
  readonly path: string;
}

/**
 * Runs a relayed call while its credentials expire several times. Then its router clears all mappings, so that
 * the call needs a new relay.
 *
 * @throws if video stops, or if the TURN server accepts expired credentials, which would prove nothing
 */
export async function runExpiryCall(pair: ParticipantPair): Promise<ExpiryResult> {
  const [ana, ben] = pair.participants;
  const waitForMovingVideo = (after: number) =>
    Promise.all([ana.waitForMovingVideo(after), ben.waitForMovingVideo(after)]);
  await meet(pair);
  await waitForMovingVideo(Date.now());
  const connectedAt = Date.now();
  await waitForMovingVideo(connectedAt + expiry.lifetimeMs * expiry.lifetimes);

  if (await ana.canUseRelay('first'))
    throw new Error('The TURN server accepts expired credentials.');
  if (!(await ana.canUseRelay('latest')))
    throw new Error('The TURN server rejects the latest credentials.');

  const startedAt = Date.now();
  pair.networks[0].router.clearMappings();
  const usableAt = Date.now();
  await waitForMovingVideo(usableAt + observationMs);

  const [anaFrames, benFrames] = [await ana.frames(), await ben.frames()];
  const expiryTimes = { startedAt: connectedAt, usableAt: connectedAt };
  const framesDuringExpiry = (frames: readonly number[]) =>
    frames.filter((frame) => frame < startedAt);
  const { gapMs: gapDuringExpiryMs } = longerFreeze(
    longestFreeze(framesDuringExpiry(anaFrames), expiryTimes),
    longestFreeze(framesDuringExpiry(benFrames), expiryTimes),
  );
  if (gapDuringExpiryMs > maxGapMs)
    throw new Error(`Video stopped for ${Math.round(gapDuringExpiryMs)} ms.`);
  await checkStatusAccuracy(pair.participants, connectedAt);
  const times = { startedAt, usableAt };
  const freeze = longerFreeze(longestFreeze(anaFrames, times), longestFreeze(benFrames, times));
  return { ...freeze, gapDuringExpiryMs, path: await ana.selectedPath() };
}
