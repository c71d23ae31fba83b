import type { MappedAddress, ResultOf, Results } from '@visavis/machines/check';
import { gather, type Gathered, type GatheredCandidate, type Gatherer } from '../gather.ts';
import { hostOf, stunUrls, turnServers } from '../ice-urls.ts';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';

/** How long a STUN server may take, in milliseconds. Browsers themselves give up after some ten seconds. */
const patience = 6_000;
/** A gathering without a mapped address that took longer than this waited in vain, in milliseconds. */
const prompt = 3_000;

/** What of a run matters here. */
interface StunRun extends Pick<CheckRun, 'iceServers'> {
  readonly platform: Gatherer;
}

/**
 * Whether STUN servers answer over UDP, and what they see. Each is asked by itself first, because of several
 * answers that agree a browser shows but one; then all from one socket, to compare what they see.
 */
export async function askStun(
  run: StunRun,
  _: Results,
  signal: AbortSignal,
): Promise<ResultOf<'stun'>> {
  const urls = stunUrls(run.iceServers);
  if (urls.length === 0) return ended('stun', 'skipped', 'no-stun');
  const answers = await Promise.all(
    urls.map(async (url) => {
      const configuration = { iceServers: [{ urls: url }] };
      const isEnough = ({ type }: GatheredCandidate) => type === 'srflx';
      return answered(await gather(run.platform, { configuration, patience, signal, isEnough }));
    }),
  );
  const found = urls.filter((_, place) => answers[place] === true);
  const silent = urls.filter((url) => !found.includes(url));
  const turn = turnServers(run.iceServers, ['udp']);
  const finding = found.length === 0 ? nothingSeen : await look(run, found, turn, signal);
  const whole = { answered: found, silent, ...finding };
  if (found.length === 0) return ended('stun', 'failed', 'udp-blocked', whole);
  return silent.length === 0
    ? passed('stun', whole)
    : ended('stun', 'warned', 'some-silent', whole);
}

const nothingSeen = { mapped: [], own: [], observers: 0 };

/**
 * Whether the server answered. Where it saw the address that the device has itself, Chromium shows no
 * candidate for that, but is ready at once; of a server that is not there Firefox says nothing, but waits.
 */
function answered({ candidates, errorCodes, isComplete, tookMs }: Gathered): boolean {
  if (candidates.some(({ type }) => type === 'srflx')) return true;
  const isPrompt = isComplete && tookMs < prompt && errorCodes.length === 0;
  return isPrompt && candidates.some(({ type }) => type === 'host');
}

const place = ({ address, port }: GatheredCandidate): MappedAddress => ({ address, port });

async function look(
  { platform }: StunRun,
  urls: readonly string[],
  turn: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<Pick<NonNullable<ResultOf<'stun'>['finding']>, 'mapped' | 'own' | 'observers'>> {
  // Browsers ask TURN servers by STUN as well, which makes one more that looks.
  const iceServers = [{ urls: [...urls] }, ...turn];
  const { candidates } = await gather(platform, {
    configuration: { iceServers },
    patience,
    signal,
  });
  const bySocket = new Map<string, MappedAddress[]>();
  for (const candidate of candidates.filter(({ type }) => type === 'srflx')) {
    // Where the socket is hidden, candidates from the same one have the same foundation in Chromium.
    const socket = candidate.base ?? candidate.foundation;
    bySocket.set(socket, [...(bySocket.get(socket) ?? []), place(candidate)]);
  }
  const isOwn = ({ type, address }: GatheredCandidate) =>
    type === 'host' && address !== '' && !address.endsWith('.local');
  const hosts = new Set([...urls, ...turn.flatMap(({ urls }) => urls)].map(hostOf));
  return {
    mapped: [...bySocket.values()],
    own: candidates.filter(isOwn).map(place),
    observers: hosts.size,
  };
}
