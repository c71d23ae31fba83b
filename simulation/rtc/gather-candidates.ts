import { randomInRange } from '../random/random.ts';
import type { IceSession } from './ice-session.ts';
import type { CandidateType, Host, LocalCandidate } from './model.ts';
import type { RtcEnvironment } from './rtc-environment.ts';
import type { TaskQueue } from './task-queue.ts';

/** The resources that gathering needs. */
export interface GatheringContext {
  readonly environment: RtcEnvironment;
  readonly tasks: TaskQueue;
  readonly host: Host;
}

interface GatheringCallbacks {
  readonly onCandidate: (candidate: LocalCandidate) => void;
  /** Called after the last candidate. */
  readonly onComplete: () => void;
}

const hasServer = ({ iceServers = [] }: RTCConfiguration, scheme: RegExp): boolean =>
  iceServers.some(({ urls }) => [urls].flat().some((url) => scheme.test(url)));

/** The candidate types that a configuration allows. */
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
 * Gathers the candidates of a session, each after a random time.
 *
 * @returns a function that cancels gathering
 */
export function gatherCandidates(
  session: IceSession,
  configuration: RTCConfiguration,
  { environment, tasks, host }: GatheringContext,
  { onCandidate, onComplete }: GatheringCallbacks,
): () => void {
  const { network, timing, random } = environment;
  const types = candidateTypes(configuration);
  let missing = types.length;
  const complete = () => {
    session.isGathered = true;
    onComplete();
  };
  const gather = (type: CandidateType) => {
    const addressNumber = network.getAddressNumber(host);
    const domain = { host: 'local', srflx: 'public', relay: 'relay' }[type];
    const address = `${host}-${addressNumber}.${domain}.invalid`;
    const candidate = { type, address, port: network.allocatePort(), addressNumber };
    session.candidates.push(candidate);
    onCandidate(candidate);
    missing -= 1;
    if (missing === 0) complete();
  };
  const cancels =
    missing === 0
      ? [tasks.schedule(0, complete)]
      : types.map((type) =>
          tasks.schedule(
            randomInRange(type === 'host' ? timing.gatherHostMs : timing.gatherServerMs, random),
            () => gather(type),
          ),
        );
  return () => {
    for (const cancel of cancels) cancel();
  };
}
