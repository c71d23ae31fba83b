import type {
  ConnectionProblem,
  Diagnosis,
  NetworkPath,
  PendingStep,
} from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { diagnosisText } from './messages/diagnosis.ts';
import { statusText, type StatusText } from './status-text.ts';

function describePendingStep(name: string, step: PendingStep): StatusText {
  const text = useText(diagnosisText).pendingSteps;
  switch (step) {
    case 'server':
      return statusText(text.server.text, text.server.advice);
    case 'peer':
      return statusText(text.peer.text({ name }), text.peer.advice({ name }));
    default:
      return statusText(text[step]({ name }));
  }
}

function describePath(name: string, path: NetworkPath): StatusText {
  const text = useText(diagnosisText);
  switch (path.kind) {
    case 'unknown':
    case 'sameNetwork':
      return statusText(text.paths[path.kind]({ name }));
    case 'internet':
      return path.isTcp
        ? statusText(text.paths.internetTcp({ name }), text.pathAdvice.tcp)
        : statusText(text.paths.internet({ name }));
    case 'remoteRelay':
      return statusText(text.paths.remoteRelay({ name }), text.pathAdvice.relay);
    case 'relay': {
      const { transport, cause } = path;
      if (cause === 'addressHidden')
        return statusText(text.paths.relayHidden({ name }), text.pathAdvice.relayHidden);
      return transport === 'udp'
        ? statusText(
            text.paths[cause === 'othersFailed' ? 'relayForced' : 'relayUdp']({ name }),
            text.pathAdvice.relay,
          )
        : statusText(
            text.paths[transport === 'tcp' ? 'relayTcp' : 'relayTls']({ name }),
            text.pathAdvice.tcp,
          );
    }
    default:
      return path satisfies never;
  }
}

function describeProblem(name: string, problem: ConnectionProblem): StatusText {
  const text = useText(diagnosisText).problems;
  switch (problem.kind) {
    case 'packetLoss':
      return statusText(
        text.packetLoss.text({ name, ratio: problem.ratio }),
        text.packetLoss.advice,
      );
    case 'highLatency':
      return statusText(
        text.highLatency.text({ milliseconds: problem.roundTripMs }),
        text.highLatency.advice,
      );
    case 'addressVisible':
    case 'noMedia':
    case 'noVideo':
      return statusText(text[problem.kind].text({ name }), text[problem.kind].advice({ name }));
    case 'cpu':
    case 'bandwidth':
      return statusText(text[problem.kind].text({ name }), text[problem.kind].advice);
    case 'peerAway':
      return statusText(text.peerAway({ name }));
    default:
      return problem satisfies never;
  }
}

function missingPartyAdvice(name: string, waitsFor: 'server' | 'peer' | null): string | null {
  const text = useText(diagnosisText).waitsFor;
  switch (waitsFor) {
    case 'server':
      return text.server;
    case 'peer':
      return text.peer({ name });
    case null:
      return null;
    default:
      return waitsFor satisfies never;
  }
}

/** Puts a diagnosis into sentences. */
export function describeDiagnosis(name: string, diagnosis: Diagnosis): StatusText {
  const text = useText(diagnosisText);
  const connection = describeConnection(name, diagnosis);
  const { droppedSignals, distrust } = diagnosis;
  const sentences = [
    connection.text,
    ...(distrust === null ? [] : [text.distrust[distrust]({ name })]),
    ...(droppedSignals === null ? [] : [text.droppedSignals[droppedSignals]({ name })]),
  ];
  return statusText(sentences.join(' '), connection.advice);
}

function describeConnection(name: string, diagnosis: Diagnosis): StatusText {
  const text = useText(diagnosisText);
  switch (diagnosis.kind) {
    case 'waiting':
      return statusText(text.waiting({ name }));
    case 'connecting':
      return describePendingStep(name, diagnosis.pendingStep);
    case 'connected': {
      const path = describePath(name, diagnosis.networkPath);
      const problems = diagnosis.problems.map((problem) => describeProblem(name, problem));
      const muted =
        diagnosis.mutedDevices === null
          ? []
          : [text.mutedDevices[diagnosis.mutedDevices]({ name })];
      const advice = problems.find((problem) => problem.advice !== null)?.advice ?? path.advice;
      return statusText(
        [path.text, ...problems.map((problem) => problem.text), ...muted].join(' '),
        advice,
      );
    }
    case 'reconnecting':
      return statusText(
        text.recoverySteps[diagnosis.recoveryStep]({ name }),
        missingPartyAdvice(name, diagnosis.waitsFor),
      );
    case 'lost':
      return statusText(
        text.lost.text({ name }),
        missingPartyAdvice(name, diagnosis.waitsFor) ??
          text.lost[diagnosis.isRelayRequired ? 'relayRequired' : 'advice'],
      );
    case 'disconnectedByUser':
    case 'disconnectedByPeer':
      return statusText(text[diagnosis.kind].text({ name }), text[diagnosis.kind].advice({ name }));
    default:
      return diagnosis satisfies never;
  }
}
