import type { IceSession, LocalCandidate } from './ice-session.ts';
import type { CandidateType } from './network.ts';
import { within } from './scheduler.ts';

const hasServer = ({ iceServers = [] }: RTCConfiguration, scheme: RegExp): boolean =>
  iceServers.some(({ urls }) => [urls].flat().some((url) => scheme.test(url)));

/** The kinds of candidates that a configuration lets a device have. */
function typesOf(configuration: RTCConfiguration): CandidateType[] {
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
export function gather(
  session: IceSession,
  configuration: RTCConfiguration,
  found: (candidate: LocalCandidate) => void,
  done: () => void,
): () => void {
  const { network, host, tasks, world } = session.agent;
  const { timing, random } = world;
  const types = typesOf(configuration);
  let left = types.length;
  const finished = () => {
    session.gathered = true;
    done();
  };
  const find = (type: CandidateType) => {
    const on = network.addressOf(host);
    const kind = { host: 'local', srflx: 'public', relay: 'relay' }[type];
    const candidate = { type, address: `${host}-${on}.${kind}.invalid`, port: network.port(), on };
    session.candidates.push(candidate);
    found(candidate);
    left -= 1;
    if (left === 0) finished();
  };
  const cancels =
    left === 0
      ? [tasks.after(0, finished)]
      : types.map((type) =>
          tasks.after(
            within(type === 'host' ? timing.gatherHost : timing.gatherServer, random),
            () => find(type),
          ),
        );
  return () => {
    for (const cancel of cancels) cancel();
  };
}
