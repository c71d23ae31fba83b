import type { Account, Mending, Trouble, Wait, Way } from '../connection/account.ts';
import { told, type Told } from './told.ts';

const waits: Readonly<Record<Wait, (name: string) => Told>> = {
  server: () =>
    told(
      'This page waits for the server, which introduces people to each other.',
      'It keeps trying. Look whether this device has a network.',
    ),
  person: (name) =>
    told(
      `The server cannot reach ${name} at the moment.`,
      `It goes on as soon as ${name} is back.`,
    ),
  offer: (name) => told(`${name}’s browser has been asked to begin; its offer is awaited.`),
  answer: (name) => told(`Your browser and ${name}’s are agreeing on what is sent and how.`),
  addresses: (name) => told(`The addresses at which ${name}’s browser can be reached are awaited.`),
  pairs: (name) => told(`Ways between you and ${name} are being tried.`),
  keys: (name) => told(`A way to ${name} has been found; the two browsers are agreeing on keys.`),
};

const relayAdvice = {
  udp: 'The relay sees only what is encrypted. A network with a simpler router may save the detour.',
  tcp: 'Sound may halt for a moment when something is lost. A network without such a firewall works better.',
} as const;

function wayTold(name: string, way: Way): Told {
  switch (way.kind) {
    case 'unknown':
      return told(`You and ${name} are connected.`);
    case 'near':
      return told(`You and ${name} reach each other directly, on the same network.`);
    case 'across':
      return way.isTcp
        ? told(
            `You and ${name} reach each other directly across the internet, but over TCP, probably because a firewall lets no UDP through.`,
            relayAdvice.tcp,
          )
        : told(`You and ${name} reach each other directly across the internet.`);
    case 'their relay':
      return told(
        `You and ${name} reach each other through a relay that ${name}’s browser uses because no direct way was open.`,
        relayAdvice.udp,
      );
    case 'relay':
      if (way.by === 'tls') {
        return told(
          `You and ${name} reach each other through a relay over TLS, probably because your network lets out little but web pages.`,
          relayAdvice.tcp,
        );
      }
      if (way.by === 'tcp') {
        return told(
          `You and ${name} reach each other through a relay over TCP, probably because your network lets no UDP out.`,
          relayAdvice.tcp,
        );
      }
      return way.isForced
        ? told(
            `You and ${name} reach each other through a relay because the direct way broke.`,
            relayAdvice.udp,
          )
        : told(
            `You and ${name} reach each other through a relay because both networks hide behind strict routers.`,
            relayAdvice.udp,
          );
    default:
      return way satisfies never;
  }
}

function troubleTold(name: string, trouble: Trouble): Told {
  switch (trouble.kind) {
    case 'silent':
      return told(
        `Nothing of ${name}’s sound and picture arrives at the moment.`,
        `If it stays so, ask ${name} to look at camera and microphone.`,
      );
    case 'loss':
      return told(
        `${(trouble.ratio * 100).toFixed(1)} % of what ${name} sends is lost on the way.`,
        'Come nearer to your wireless router, or use a cable; the same may help at the other end.',
      );
    case 'delay':
      return told(
        `It takes ${Math.round(trouble.milliseconds)} ms there and back, which one notices in talking.`,
        'Whatever else loads or saves over your line may be in the way; so may a VPN.',
      );
    case 'cpu':
      return told(
        `Your device can hardly keep up, so ${name} gets a smaller picture of you.`,
        'Close other programs, or choose a lower picture quality in the settings.',
      );
    case 'bandwidth':
      return told(
        `Your line carries no more, so ${name} gets a smaller picture of you.`,
        'Whatever else saves over your line may be in the way; a lower picture quality in the settings helps.',
      );
    case 'still':
      return told(
        `You hear ${name}, but their picture does not arrive at the moment.`,
        `If it stays so, ${name} may turn the camera off and on again.`,
      );
    case 'away':
      return told(`The server has lost ${name}; your call with each other does not need it.`, null);
    default:
      return trouble satisfies never;
  }
}

const offText = {
  microphone: (name: string) => `${name}’s microphone is off.`,
  camera: (name: string) => `${name}’s camera is off.`,
  both: (name: string) => `${name}’s camera and microphone are off.`,
} as const;

const mendings: Readonly<Record<Mending, (name: string) => string>> = {
  watching: (name) => `Nothing arrives from ${name} at the moment.`,
  'a moment': (name) =>
    `The connection to ${name} is interrupted; it is given a moment to mend itself.`,
  'new way': (name) => `A new way to ${name} is being searched.`,
  relay: (name) => `No direct way to ${name} works any more; the relay is being tried.`,
  anew: (name) => `The connection to ${name} is being built anew.`,
};

const lackAdvice = (name: string, lacks: 'server' | 'person' | null): string | null => {
  if (lacks === 'server') {
    return 'For that this page needs the server, which it does not reach. Look whether this device has a network.';
  }
  return lacks === 'person'
    ? `The server has lost ${name} too; it goes on when they are back.`
    : null;
};

/** How it stands with somebody. */
export function tell(name: string, account: Account): Told {
  switch (account.kind) {
    case 'connecting':
      return waits[account.wait](name);
    case 'connected': {
      const way = wayTold(name, account.way);
      const troubles = account.troubles.map((trouble) => troubleTold(name, trouble));
      const off = account.off === null ? [] : [offText[account.off](name)];
      const advice = troubles.find((trouble) => trouble.advice !== null)?.advice ?? way.advice;
      return told([way.text, ...troubles.map(({ text }) => text), ...off].join(' '), advice);
    }
    case 'reconnecting':
      return told(mendings[account.mending](name), lackAdvice(name, account.lacks));
    case 'lost':
      return told(
        `Every way to ${name} has been tried, and none works.`,
        lackAdvice(name, account.lacks) ??
          'Try again, or try another network: a mobile phone’s, for instance, or one without a VPN.',
      );
    default:
      return account satisfies never;
  }
}
