import { keepAlive, steps, type CheckReason, type Results, type Step } from '@visavis/client/check';
import { deviceWords } from './devices.ts';

/** What it means that a step did not simply pass, and what can be done. */
export interface Advice {
  readonly means: string;
  readonly remedy: string;
  /** For whoever runs the server, where they can do something. */
  readonly operator?: string;
  /** True where another step tells more, so that this is worth no more than a line. */
  readonly isBrief?: true;
}

type Ordinary = Exclude<CheckReason, Parameters<typeof deviceWords.helpWith>[0]>;

const line = 'Come closer to the Wi-Fi or use a cable, and stop downloads.';
const another =
  'Turn off a VPN or a filtering program, or try another network, such as your phone’s.';

const advice: Readonly<Record<Ordinary, Advice>> = {
  needs: {
    means: 'Not looked at, because something that it needs does not work.',
    remedy: 'See to that first.',
    isBrief: true,
  },
  broken: {
    means: 'The check itself failed at this step.',
    remedy: 'Check again. If it stays so, try another browser.',
  },
  'too-slow': {
    means: 'This took longer than anybody would wait in a call.',
    remedy: 'Check again when less goes on in your network.',
  },
  unanswered: { means: 'You were asked and gave no answer.', remedy: 'Check again and answer.' },
  'missing-features': {
    means: 'This browser lacks something that every call needs.',
    remedy:
      'Update it, or use a current Chrome, Edge, Firefox or Safari. Mail and chat programs open links in a small browser of their own: open the address in a real one.',
  },
  'no-frames': {
    means: 'The camera is on and gives no picture, so others would see nothing.',
    remedy:
      'Close other programs that may be using it, unplug it and plug it in again, or choose another camera in the lobby.',
  },
  dark: {
    means: 'The picture is black.',
    remedy: 'Open the cover or the switch on the camera, and let some light in.',
  },
  muted: {
    means: 'The microphone gives complete silence, as one that is switched off.',
    remedy:
      'Look for a mute switch on the headset or the keyboard, and into your system’s sound and privacy settings.',
  },
  silent: {
    means: 'The microphone works, but nobody was heard.',
    remedy:
      'Say something while it is looked at. If it stays silent, raise its level in your system’s settings or choose another one in the lobby.',
  },
  'no-sound': {
    means: 'The browser could not play a sound.',
    remedy: 'Look whether a speaker is connected, and whether the tab or the system is muted.',
  },
  unheard: {
    means: 'You would not hear the others.',
    remedy:
      'Turn the volume up, look which speaker or headset your system uses, and choose another one in the lobby.',
  },
  unreachable: {
    means: 'The server does not answer at all.',
    remedy: `See whether other websites open. If they do: ${another}`,
    operator: 'See whether the server runs, and whether the reverse proxy reaches it.',
  },
  'upgrade-refused': {
    means:
      'The page comes through, but the lasting connection (WebSocket) by which people are introduced does not open. No call is possible this way.',
    remedy: another,
    operator:
      'Have the reverse proxy pass WebSocket upgrades on at /trpc. With nginx: proxy_http_version 1.1 and the headers Upgrade and Connection.',
  },
  'no-answer': {
    means: 'The connection opens, but something on the way keeps back what is sent on it.',
    remedy: another,
    operator: 'Turn buffering off for /trpc in the reverse proxy.',
  },
  'held-back': {
    means:
      'Something on the way collects messages and passes them on in bundles. Connecting takes longer by that.',
    remedy: another,
    operator: 'Turn buffering off for /trpc in the reverse proxy.',
  },
  'cut-short': {
    means:
      'The connection was cut while it was in use. Visavis connects again by itself and a call goes on meanwhile, but coming and going takes longer.',
    remedy: another,
    operator:
      'See whether the server was restarted, and whether the reverse proxy or a firewall ends connections that are in use.',
  },
  'cut-silent': {
    means:
      'The connection was cut after a few seconds of silence. Visavis connects again by itself and a call goes on meanwhile, but coming and going takes longer.',
    remedy: another,
    operator: `Have the reverse proxy keep a WebSocket that is silent for 10 seconds. More is not needed, as a page speaks after ${keepAlive.quiet / 1_000}: with nginx the default of 60 seconds is enough (proxy_read_timeout, proxy_send_timeout), so look for a smaller value.`,
  },
  forgotten: {
    means:
      'After a few seconds of silence nothing came back any more, though nobody closed the connection: something on the way has forgotten it. Visavis notices that and connects again, but coming and going takes longer.',
    remedy: another,
    operator:
      'Have the reverse proxy, the firewall and the load balancer keep a connection that is silent for 10 seconds.',
  },
  slow: {
    means: 'Answers take long, so joining and connecting do too.',
    remedy: line,
  },
  refused: {
    means: 'The server answers and says no.',
    remedy: 'Use the address that you were given, or try again in a few minutes.',
    operator:
      'With LOG_LEVEL=debug the server tells why. Often ALLOWED_ORIGINS is missing, or the proxy changes Host.',
  },
  'no-stun': {
    means:
      'This server names no STUN server, so the way out could not be looked at. People in other networks may not reach you.',
    remedy: 'There is nothing that you can do about it here.',
    operator: 'Set STUN_URLS.',
  },
  'udp-blocked': {
    means:
      'Nothing comes back over UDP, so no direct way to people elsewhere is open. A relay over TCP or TLS may still carry a call, less well.',
    remedy: `${another} In a company, ask whether UDP can be let out.`,
    operator: 'If this happens to everyone, see whether the servers in STUN_URLS answer.',
  },
  'some-silent': {
    means: 'Not every server that tells your public address answered. One is enough.',
    remedy: 'You need not do anything.',
    operator: 'See whether all servers in STUN_URLS answer.',
  },
  'address-dependent': {
    means:
      'Your router shows everyone a different port (a symmetric NAT), which most direct ways do not survive. Such calls go through a relay, where there is one.',
    remedy: `If calls do not connect: ${another}`,
    operator: 'A TURN server makes calls from such networks possible.',
  },
  'kind-unknown': {
    means: 'Only one server told your public address, so your router’s kind cannot be told.',
    remedy: 'You need not do anything.',
    operator: 'Name two STUN servers with different addresses in STUN_URLS.',
  },
  'no-turn': {
    means:
      'This server offers no relay by this way, so it was not looked at. Where no other way is open, a call does not connect.',
    remedy: 'There is nothing that you can do about it here.',
    operator: 'Set TURN_URLS, with a URL for this way, and TURN_SECRET.',
  },
  'turn-unreachable': {
    means: 'The relay was not reached by this way. One way to it is enough.',
    remedy: `If no way works: ${another}`,
    operator:
      'See whether the TURN server runs, whether its port is open for this way, and, for TLS, whether its certificate is valid.',
  },
  'turn-unauthorized': {
    means: 'The relay answers, but does not take the password that the server gave.',
    remedy: 'There is nothing that you can do about it: tell whoever runs the server.',
    operator:
      'TURN_SECRET has to be the same on both sides, and their clocks may not be minutes apart.',
  },
  'turn-full': {
    means: 'The relay has no place left.',
    remedy: 'Try again later.',
    operator: 'Give the TURN server more ports or a higher quota.',
  },
  'turn-closed': {
    means: 'No way to the relay is open, so nothing could be sent through it.',
    remedy: another,
    operator: 'See whether the TURN server runs and its ports are open.',
  },
  'not-connected': {
    means: 'The relay answers, but a call through it does not come about.',
    remedy: 'There is nothing that you can do about it: tell whoever runs the server.',
    operator:
      'Open the relay’s own ports (coturn: min-port to max-port, UDP), and behind a NAT give its public address (external-ip). denied-peer-ip must not cover the relay itself.',
  },
  'nothing-arrived': {
    means: 'A call through the relay connects, and nothing arrives.',
    remedy: another,
    operator: 'See whether a firewall drops larger packets on the relay’s ports.',
  },
  thin: {
    means: 'Less gets through the relay than a good picture needs.',
    remedy:
      'Stop downloads, come closer to the Wi-Fi or use a cable, or choose a lower picture quality in Settings.',
  },
  lossy: {
    means: 'Much is lost on the way, so picture and sound would break up.',
    remedy: 'Use a cable instead of Wi-Fi, stop downloads, or turn off a VPN.',
  },
};

/** What need not be explained again where the step before has it as well. */
const repeats: ReadonlySet<CheckReason> = new Set(['needs', 'no-turn']);
const asAbove: Advice = {
  means: 'Not looked at, for the same reason as above.',
  remedy: 'What helps there helps here.',
  isBrief: true,
};

const isOrdinary = (reason: CheckReason): reason is Ordinary => Object.hasOwn(advice, reason);

/** What to say about a step that did not simply pass; null where there is nothing. */
export function adviceFor(step: Step, results: Results): Advice | null {
  const reason = results[step]?.reason ?? null;
  if (reason === null) return null;
  if (!isOrdinary(reason)) {
    const kinds =
      step === 'camera' || step === 'microphone' ? [step] : (['camera', 'microphone'] as const);
    const { title, text } = deviceWords.helpWith(reason, kinds);
    return { means: `${title}.`, remedy: text };
  }
  const before = steps[steps.indexOf(step) - 1];
  if (repeats.has(reason) && before !== undefined && results[before]?.reason === reason) {
    return asAbove;
  }
  const refusal = results.signaling?.finding?.refusal ?? null;
  if (reason === 'refused' && refusal !== null) return { ...advice.refused, means: refusal };
  if (reason === 'slow' && step === 'relay') {
    return {
      means: 'What goes through the relay arrives late: people would talk over each other.',
      remedy: `${line} The relay may also be far away.`,
      operator: 'A TURN server nearer to its people helps.',
    };
  }
  return advice[reason];
}
