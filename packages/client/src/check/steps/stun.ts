import type { MappedAddress, StepResult, CheckResults } from '@visavis/machines/check';
import {
  gatherCandidates,
  type GatheringResult,
  type GatheredCandidate,
  type GatheringPlatform,
} from '../gather-candidates.ts';
import { parseHost, selectStunUrls, selectTurnServers } from '../ice-urls.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';

/** How long a STUN server may take, in milliseconds. Browsers themselves give up after some ten seconds. */
const timeoutMs = 6_000;
/** A gathering without a mapped address that took longer than this waited in vain, in milliseconds. */
const promptGatheringMs = 3_000;

/** What of a run matters here. */
interface StunRun extends Pick<CheckRun, 'iceServers'> {
  readonly platform: GatheringPlatform;
}

/**
 * Whether STUN servers answer over UDP, and what they see. Each is asked by itself first, because of several
 * answers that agree a browser shows but one; then all from one socket, to compare what they see.
 */
export async function checkStun(
  run: StunRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'stun'>> {
  const urls = selectStunUrls(run.iceServers);
  if (urls.length === 0) return createIssueResult('stun', 'skipped', 'no-stun');
  const answers = await Promise.all(
    urls.map(async (url) => {
      const configuration = { iceServers: [{ urls: url }] };
      const isEnough = ({ type }: GatheredCandidate) => type === 'srflx';
      return hasStunResponse(
        await gatherCandidates(run.platform, { configuration, timeoutMs, signal, isEnough }),
      );
    }),
  );
  const found = urls.filter((_, place) => answers[place] === true);
  const unreachable = urls.filter((url) => !found.includes(url));
  const turn = selectTurnServers(run.iceServers, ['udp']);
  const finding =
    found.length === 0 ? emptyMapping : await collectMappings(run, found, turn, signal);
  const whole = { answered: found, unreachable, ...finding };
  if (found.length === 0) return createIssueResult('stun', 'failed', 'udp-blocked', whole);
  return unreachable.length === 0
    ? createPassedResult('stun', whole)
    : createIssueResult('stun', 'warned', 'some-unreachable', whole);
}

const emptyMapping = { mappedAddresses: [], localAddresses: [], observerCount: 0 };

/**
 * Whether the server answered. Where it saw the address that the device has itself, Chromium shows no
 * candidate for that, but is ready at once; of a server that is not there Firefox says nothing, but waits.
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
  urls: readonly string[],
  turn: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<
  Pick<
    NonNullable<StepResult<'stun'>['finding']>,
    'mappedAddresses' | 'localAddresses' | 'observerCount'
  >
> {
  // Browsers ask TURN servers by STUN as well, which makes one more that looks.
  const iceServers = [{ urls: [...urls] }, ...turn];
  const { candidates } = await gatherCandidates(platform, {
    configuration: { iceServers },
    timeoutMs,
    signal,
  });
  const bySocket = new Map<string, MappedAddress[]>();
  for (const candidate of candidates.filter(({ type }) => type === 'srflx')) {
    // Where the socket is hidden, candidates from the same one have the same foundation in Chromium.
    const socket = candidate.base ?? candidate.foundation;
    bySocket.set(socket, [...(bySocket.get(socket) ?? []), toMappedAddress(candidate)]);
  }
  const isOwn = ({ type, address }: GatheredCandidate) =>
    type === 'host' && address !== '' && !address.endsWith('.local');
  const hosts = new Set([...urls, ...turn.flatMap(({ urls }) => urls)].map(parseHost));
  return {
    mappedAddresses: [...bySocket.values()],
    localAddresses: candidates.filter(isOwn).map(toMappedAddress),
    observerCount: hosts.size,
  };
}
