import type {
  Diagnosis,
  RecoveryStep,
  ConnectionProblem,
  PendingStep,
  NetworkPath,
} from '../call/derived/diagnosis.ts';
import { statusText, type StatusText } from './status-text.ts';

const pendingStepTexts: Readonly<Record<PendingStep, (name: string) => StatusText>> = {
  server: () =>
    statusText(
      'This page waits for the server, which introduces people to each other.',
      'It keeps trying. Look whether this device has a network.',
    ),
  person: (name) =>
    statusText(
      `The server cannot reach ${name} at the moment.`,
      `It goes on as soon as ${name} is back.`,
    ),
  offer: (name) => statusText(`${name}’s browser has been asked to begin; its offer is awaited.`),
  answer: (name) => statusText(`Your browser and ${name}’s are agreeing on what is sent and how.`),
  candidates: (name) =>
    statusText(`The addresses at which ${name}’s browser can be reached are awaited.`),
  candidatePairs: (name) => statusText(`Ways between you and ${name} are being tried.`),
  dtls: (name) =>
    statusText(`A way to ${name} has been found; the two browsers are agreeing on keys.`),
};

const relayAdvice = {
  udp: 'The relay sees only what is encrypted. A network with a simpler router may save the detour.',
  tcp: 'Sound may halt for a moment when something is lost. A network without such a firewall works better.',
} as const;

function networkPathText(name: string, way: NetworkPath): StatusText {
  switch (way.kind) {
    case 'unknown':
      return statusText(`You and ${name} are connected.`);
    case 'sameNetwork':
      return statusText(`You and ${name} reach each other directly, on the same network.`);
    case 'internet':
      return way.isTcp
        ? statusText(
            `You and ${name} reach each other directly across the internet, but over TCP, probably because a firewall lets no UDP through.`,
            relayAdvice.tcp,
          )
        : statusText(`You and ${name} reach each other directly across the internet.`);
    case 'remoteRelay':
      return statusText(
        `You and ${name} reach each other through a relay that ${name}’s browser uses because no direct way was open.`,
        relayAdvice.udp,
      );
    case 'relay':
      if (way.transport === 'tls') {
        return statusText(
          `You and ${name} reach each other through a relay over TLS, probably because your network lets out little but web pages.`,
          relayAdvice.tcp,
        );
      }
      if (way.transport === 'tcp') {
        return statusText(
          `You and ${name} reach each other through a relay over TCP, probably because your network lets no UDP out.`,
          relayAdvice.tcp,
        );
      }
      return way.isForced
        ? statusText(
            `You and ${name} reach each other through a relay because the direct way broke.`,
            relayAdvice.udp,
          )
        : statusText(
            `You and ${name} reach each other through a relay because both networks hide behind strict routers.`,
            relayAdvice.udp,
          );
    default:
      return way satisfies never;
  }
}

function problemText(name: string, trouble: ConnectionProblem): StatusText {
  switch (trouble.kind) {
    case 'stalled':
      return statusText(
        `Nothing of ${name}’s sound and picture arrives at the moment.`,
        `If it stays so, ask ${name} to look at camera and microphone.`,
      );
    case 'loss':
      return statusText(
        `${(trouble.ratio * 100).toFixed(1)} % of what ${name} sends is lost on the way.`,
        'Come nearer to your wireless router, or use a cable; the same may help at the other end.',
      );
    case 'delay':
      return statusText(
        `It takes ${Math.round(trouble.milliseconds)} ms there and back, which one notices in talking.`,
        'Whatever else loads or saves over your line may be in the way; so may a VPN.',
      );
    case 'cpu':
      return statusText(
        `Your device can hardly keep up, so ${name} gets a smaller picture of you.`,
        'Close other programs, or choose a lower picture quality in the settings.',
      );
    case 'bandwidth':
      return statusText(
        `Your line carries no more, so ${name} gets a smaller picture of you.`,
        'Whatever else saves over your line may be in the way; a lower picture quality in the settings helps.',
      );
    case 'audioOnly':
      return statusText(
        `You hear ${name}, but their picture does not arrive at the moment.`,
        `If it stays so, ${name} may turn the camera off and on again.`,
      );
    case 'away':
      return statusText(
        `The server has lost ${name}; your call with each other does not need it.`,
        null,
      );
    default:
      return trouble satisfies never;
  }
}

const mutedText = {
  microphone: (name: string) => `${name}’s microphone is off.`,
  camera: (name: string) => `${name}’s camera is off.`,
  both: (name: string) => `${name}’s camera and microphone are off.`,
} as const;

const recoveryStepTexts: Readonly<Record<RecoveryStep, (name: string) => string>> = {
  observing: (name) => `Nothing arrives from ${name} at the moment.`,
  gracePeriod: (name) =>
    `The connection to ${name} is interrupted; it is given a moment to mend itself.`,
  iceRestart: (name) => `A new way to ${name} is being searched.`,
  relay: (name) => `No direct way to ${name} works any more; the relay is being tried.`,
  rebuild: (name) => `The connection to ${name} is being built anew.`,
};

const requirementAdvice = (name: string, lacks: 'server' | 'person' | null): string | null => {
  if (lacks === 'server') {
    return 'For that this page needs the server, which it does not reach. Look whether this device has a network.';
  }
  return lacks === 'person'
    ? `The server has lost ${name} too; it goes on when they are back.`
    : null;
};

/** How it stands with somebody. */
export function describeDiagnosis(name: string, account: Diagnosis): StatusText {
  switch (account.kind) {
    case 'connecting':
      return pendingStepTexts[account.pendingStep](name);
    case 'connected': {
      const way = networkPathText(name, account.networkPath);
      const troubles = account.problems.map((trouble) => problemText(name, trouble));
      const off = account.mutedDevices === null ? [] : [mutedText[account.mutedDevices](name)];
      const advice = troubles.find((trouble) => trouble.advice !== null)?.advice ?? way.advice;
      return statusText([way.text, ...troubles.map(({ text }) => text), ...off].join(' '), advice);
    }
    case 'reconnecting':
      return statusText(
        recoveryStepTexts[account.recoveryStep](name),
        requirementAdvice(name, account.requires),
      );
    case 'lost':
      return statusText(
        `Every way to ${name} has been tried, and none works.`,
        requirementAdvice(name, account.requires) ??
          'Try again, or try another network: a mobile phone’s, for instance, or one without a VPN.',
      );
    default:
      return account satisfies never;
  }
}
