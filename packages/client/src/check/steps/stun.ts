import type { CheckResults, MappedAddress, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import {
  gatherCandidates,
  type GatheredCandidate,
  type GatheringPlatform,
  type GatheringResult,
} from '../gather-candidates.ts';
import { parseHost, selectStunUrls, selectTurnServers } from '../ice-urls.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';

/** How long a STUN server may take, in milliseconds. Browsers themselves give up after about ten seconds. */
const timeoutMs = 6_000;
/** If gathering without a mapped address took longer than this, the server did not respond. */
const promptGatheringMs = 3_000;

/** What this step needs of a run. */
interface StunRun extends Pick<CheckRun, 'iceServers'> {
  readonly platform: GatheringPlatform;
}

type StunFinding = NonNullable<StepResult<'stun'>['finding']>;
type Mappings = Pick<StunFinding, 'mappedAddresses' | 'localAddresses' | 'observerCount'>;

const emptyMappings: Mappings = { mappedAddresses: [], localAddresses: [], observerCount: 0 };

/**
 * Checks whether STUN servers respond over UDP, and which addresses they see. First it asks each server
 * alone, because a browser reports only one of several equal responses. Then it asks all of them from one
 * socket, to compare the mapped addresses.
 */
export async function checkStun(
  run: StunRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'stun'>> {
  const urls = selectStunUrls(run.iceServers);
  if (urls.length === 0) return createIssueResult('stun', 'skipped', 'no-stun');
  const responses = await Promise.all(
    urls.map(async (url) => {
      const configuration = { iceServers: [{ urls: url }] };
      const isEnough = ({ type }: GatheredCandidate) => type === 'srflx';
      return hasStunResponse(
        await gatherCandidates(run.platform, { configuration, timeoutMs, signal, isEnough }),
      );
    }),
  );
  const answered = urls.filter((_, index) => responses[index] === true);
  const unreachable = urls.filter((url) => !answered.includes(url));
  const turnServers = selectTurnServers(run.iceServers, ['udp']);
  const mappings =
    answered.length === 0
      ? emptyMappings
      : await collectMappings(run, answered, turnServers, signal);
  const finding = { answered, unreachable, ...mappings };
  if (answered.length === 0) return createIssueResult('stun', 'failed', 'udp-blocked', finding);
  return unreachable.length === 0
    ? createPassedResult('stun', finding)
    : createIssueResult('stun', 'warned', 'some-unreachable', finding);
}

/**
 * Whether the server responded. If the mapped address equals a local one, Chromium reports no candidate for
 * it, and completes gathering at once. For a server that is unreachable, Firefox reports no error, but
 * completes late.
 */
function hasStunResponse({
  candidates,
  errorCodes,
  isComplete,
  durationMs,
}: GatheringResult): boolean {
  if (candidates.some(({ type }) => type === 'srflx')) return true;
  const isPrompt = isComplete && durationMs < promptGatheringMs && errorCodes.length === 0;
  return isPrompt && candidates.some(({ type }) => type === 'host');
}

const toMappedAddress = ({ address, port }: GatheredCandidate): MappedAddress => ({
  address,
  port,
});

async function collectMappings(
  { platform }: StunRun,
  stunUrls: readonly string[],
  turnServers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<Mappings> {
  // Browsers also send STUN requests to TURN servers, so each of these is one more observer.
  const iceServers = [{ urls: [...stunUrls] }, ...turnServers];
  const { candidates } = await gatherCandidates(platform, {
    configuration: { iceServers },
    timeoutMs,
    signal,
  });
  const bySocket = new Map<string, MappedAddress[]>();
  for (const candidate of candidates.filter(({ type }) => type === 'srflx')) {
    // Where the base is hidden, Chromium gives candidates of the same socket the same foundation.
    const socket = candidate.base ?? candidate.foundation;
    bySocket.set(socket, [...(bySocket.get(socket) ?? []), toMappedAddress(candidate)]);
  }
  const isLocal = ({ type, address }: GatheredCandidate) =>
    type === 'host' && address !== '' && !address.endsWith('.local');
  const hosts = new Set([...stunUrls, ...turnServers.flatMap(({ urls }) => urls)].map(parseHost));
  return {
    mappedAddresses: [...bySocket.values()],
    localAddresses: candidates.filter(isLocal).map(toMappedAddress),
    observerCount: hosts.size,
  };
}
