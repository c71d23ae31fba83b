import type {
  ConnectionProblem,
  Diagnosis,
  NetworkPath,
  PendingStep,
  RecoveryStep,
} from '@visavis/client/derived';
import { statusText, type StatusText } from './status-text.ts';

const pendingStepTexts: Readonly<Record<PendingStep, (name: string) => StatusText>> = {
  server: () =>
    statusText(
      'Waiting for the server, which sets up the connections between people.',
      'This page keeps trying. Check whether this device is online.',
    ),
  peer: (name) =>
    statusText(
      `The server has lost the connection to ${name}.`,
      `This continues as soon as ${name} is back.`,
    ),
  offer: (name) => statusText(`Waiting for an offer from ${name}’s browser.`),
  answer: (name) => statusText(`Your browser and ${name}’s are negotiating what is sent and how.`),
  candidates: (name) => statusText(`Waiting for the network addresses of ${name}’s browser.`),
  candidatePairs: (name) => statusText(`Trying network paths between you and ${name}.`),
  dtls: (name) => statusText(`A network path to ${name} works. Setting up encryption.`),
};

const relayAdvice = {
  udp: 'The relay sees encrypted data only. A network with a simpler router may not need it.',
  tcp: 'Audio may pause for a moment when packets are lost. A network without such a firewall works better.',
} as const;

function relayText(prefix: string, path: Extract<NetworkPath, { kind: 'relay' }>): StatusText {
  const relay = `${prefix} through a relay`;
  switch (path.transport) {
    case 'tls':
      return statusText(
        `${relay} over TLS, probably because your network blocks almost everything except web pages.`,
        relayAdvice.tcp,
      );
    case 'tcp':
      return statusText(
        `${relay} over TCP, probably because your network blocks UDP.`,
        relayAdvice.tcp,
      );
    case 'udp':
      return statusText(
        path.isForced
          ? `${relay} because the direct path failed.`
          : `${relay} because both networks have strict routers.`,
        relayAdvice.udp,
      );
    default:
      return path.transport satisfies never;
  }
}

function networkPathText(name: string, path: NetworkPath): StatusText {
  const prefix = `You and ${name} are connected`;
  switch (path.kind) {
    case 'unknown':
      return statusText(`${prefix}.`);
    case 'sameNetwork':
      return statusText(`${prefix} directly, on the same network.`);
    case 'internet':
      return path.isTcp
        ? statusText(
            `${prefix} directly across the internet, but over TCP, probably because a firewall blocks UDP.`,
            relayAdvice.tcp,
          )
        : statusText(`${prefix} directly across the internet.`);
    case 'remoteRelay':
      return statusText(
        `${prefix} through a relay that ${name}’s browser uses because no direct path works.`,
        relayAdvice.udp,
      );
    case 'relay':
      return relayText(prefix, path);
    default:
      return path satisfies never;
  }
}

function problemText(name: string, problem: ConnectionProblem): StatusText {
  switch (problem.kind) {
    case 'noMedia':
      return statusText(
        `No audio or video from ${name} arrives at the moment.`,
        `If this persists, ask ${name} to check camera and microphone.`,
      );
    case 'packetLoss':
      return statusText(
        `${(problem.ratio * 100).toFixed(1)} % of the data from ${name} is lost.`,
        'Move closer to your Wi-Fi router, or use a cable. The same may help at the other end.',
      );
    case 'highLatency':
      return statusText(
        `Data needs ${Math.round(problem.roundTripMs)} ms for the round trip, which is noticeable in a conversation.`,
        'Downloads and uploads on your network may be the cause, and so may a VPN.',
      );
    case 'cpu':
      return statusText(
        `Your device is too busy, so ${name} gets a smaller video of you.`,
        'Close other programs, or choose a lower video quality in the settings.',
      );
    case 'bandwidth':
      return statusText(
        `Your bandwidth is too low, so ${name} gets a smaller video of you.`,
        'Stop uploads on your network, or choose a lower video quality in the settings.',
      );
    case 'noVideo':
      return statusText(
        `You hear ${name}, but their video does not arrive at the moment.`,
        `If this persists, ask ${name} to turn the camera off and on again.`,
      );
    case 'peerAway':
      return statusText(
        `The server has lost the connection to ${name}; your call does not need it.`,
      );
    default:
      return problem satisfies never;
  }
}

const mutedTexts = {
  microphone: (name: string) => `${name}’s microphone is off.`,
  camera: (name: string) => `${name}’s camera is off.`,
  both: (name: string) => `${name}’s camera and microphone are off.`,
} as const;

const recoveryStepTexts: Readonly<Record<RecoveryStep, (name: string) => string>> = {
  observing: (name) => `Nothing arrives from ${name} at the moment.`,
  gracePeriod: (name) => `The connection to ${name} is interrupted. It may recover by itself.`,
  iceRestart: (name) => `Looking for a new network path to ${name}.`,
  relayOnly: (name) => `No direct path to ${name} works any more. Trying the relay.`,
  rebuild: (name) => `Building a new connection to ${name}.`,
};

function missingPartyAdvice(name: string, waitsFor: 'server' | 'peer' | null): string | null {
  switch (waitsFor) {
    case 'server':
      return 'This needs the server, which does not respond. Check whether this device is online.';
    case 'peer':
      return `The server has lost ${name} too. This continues when ${name} is back.`;
    case null:
      return null;
    default:
      return waitsFor satisfies never;
  }
}

/** Puts a diagnosis into sentences. */
export function describeDiagnosis(name: string, diagnosis: Diagnosis): StatusText {
  switch (diagnosis.kind) {
    case 'connecting':
      return pendingStepTexts[diagnosis.pendingStep](name);
    case 'connected': {
      const path = networkPathText(name, diagnosis.networkPath);
      const problems = diagnosis.problems.map((problem) => problemText(name, problem));
      const muted =
        diagnosis.mutedDevices === null ? [] : [mutedTexts[diagnosis.mutedDevices](name)];
      const advice = problems.find((problem) => problem.advice !== null)?.advice ?? path.advice;
      return statusText(
        [path.text, ...problems.map(({ text }) => text), ...muted].join(' '),
        advice,
      );
    }
    case 'reconnecting':
      return statusText(
        recoveryStepTexts[diagnosis.recoveryStep](name),
        missingPartyAdvice(name, diagnosis.waitsFor),
      );
    case 'lost':
      return statusText(
        `All network paths to ${name} have been tried, and none works.`,
        missingPartyAdvice(name, diagnosis.waitsFor) ??
          'Try again, or try another network, such as your phone’s, or one without a VPN.',
      );
    default:
      return diagnosis satisfies never;
  }
}
