import type { ReasonOf, ResultOf } from '@visavis/machines/check';
import { gather, type GatheredCandidate, type Gatherer } from '../gather.ts';
import { turnServers, type Transport } from '../ice-urls.ts';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';

/** How long an allocation may take, in milliseconds. */
const patience = 10_000;

/** The transport that each step tries. */
export const transports = {
  turnUdp: 'udp',
  turnTcp: 'tcp',
  turnTls: 'tls',
} as const satisfies Record<string, Transport>;
export type TurnStep = keyof typeof transports;

/** What TURN's error codes say (RFC 8656 section 19, RFC 8489 section 14.8). */
const causes = new Map<number, ReasonOf<TurnStep>>([
  [401, 'turn-unauthorized'],
  [403, 'turn-unauthorized'],
  [438, 'turn-unauthorized'],
  [441, 'turn-unauthorized'],
  [486, 'turn-full'],
  [508, 'turn-full'],
]);

/** Whether a TURN server gives a relay when it is asked over one transport. */
export async function allocate<S extends TurnStep>(
  step: S,
  { platform, iceServers }: Pick<CheckRun, 'iceServers'> & { readonly platform: Gatherer },
  signal: AbortSignal,
): Promise<ResultOf<S>> {
  const transport = transports[step];
  const servers = turnServers(iceServers, [transport]);
  if (servers.length === 0) return ended(step, 'skipped', 'no-turn');
  const isRelay = ({ type, relayProtocol }: GatheredCandidate) =>
    type === 'relay' && (relayProtocol === null || relayProtocol === transport);
  const { candidates, errorCodes, tookMs } = await gather(platform, {
    configuration: { iceServers: servers, iceTransportPolicy: 'relay' },
    patience,
    signal,
    isEnough: isRelay,
  });
  if (candidates.some(isRelay)) return passed(step, { tookMs, errorCodes });
  const cause = errorCodes.map((code) => causes.get(code)).find((known) => known !== undefined);
  return ended<S>(step, 'failed', cause ?? 'turn-unreachable', { tookMs: null, errorCodes });
}
