import type { IceSession, LocalCandidate } from './ice-session.ts';
import type { CandidateType } from './media-network.ts';
import { randomInRange } from '../clock/scheduler.ts';

const hasServer = ({ iceServers = [] }: RTCConfiguration, scheme: RegExp): boolean =>
  iceServers.some(({ urls }) => [urls].flat().some((url) => scheme.test(url)));

/** The kinds of candidates that a configuration lets a device have. */
function candidateTypes(configuration: RTCConfiguration): CandidateType[] {
  const relay: CandidateType[] = hasServer(configuration, /^turns?:/) ? ['relay'] : [];
  if (configuration.iceTransportPolicy === 'relay') return relay;
  return [
    'host',
    ...(hasServer(configuration, /^(stun|turn)s?:/) ? (['srflx'] as const) : []),
    ...relay,
  ];
}

/**
 * Collects a session's candidates, each after its time.
 *
 * @param done is called after the last
 * @returns what stops it
 */
export function gatherCandidates(
  session: IceSession,
  configuration: RTCConfiguration,
  found: (candidate: LocalCandidate) => void,
  done: () => void,
): () => void {
  const { network, host, tasks, environment } = session.agent;
  const { timing, random } = environment;
  const types = candidateTypes(configuration);
  let left = types.length;
  const finished = () => {
    session.isGathered = true;
    done();
  };
  const find = (type: CandidateType) => {
    const addressNumber = network.getAddressNumber(host);
    const kind = { host: 'local', srflx: 'public', relay: 'relay' }[type];
    const candidate = {
      type,
      address: `${host}-${addressNumber}.${kind}.invalid`,
      port: network.allocatePort(), addressNumber };
    session.candidates.push(candidate);
    found(candidate);
    left -= 1;
    if (left === 0) finished();
  };
  const cancels =
    left === 0
      ? [tasks.schedule(0, finished)]
      : types.map((type) =>
          tasks.schedule(
            randomInRange(type === 'host' ? timing.gatherHostMs : timing.gatherServerMs, random),
            () => find(type),
          ),
        );
  return () => {
    for (const cancel of cancels) cancel();
  };
}
