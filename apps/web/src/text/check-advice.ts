import {
  keepAlive,
  checkSteps,
  type CheckReason,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { deviceText } from './devices.ts';

/** What it means that a step did not simply pass, and what can be done. */
export interface Advice {
  readonly meaning: string;
  readonly remedy: string;
  /** For whoever runs the server, where they can do something. */
  readonly operator?: string;
  /** True where another step tells more, so that this is worth no more than a line. */
  readonly isBrief?: true;
}

type CheckOnlyReason = Exclude<CheckReason, Parameters<typeof deviceText.helpWith>[0]>;

const improveConnection = 'Come closer to the Wi-Fi or use a cable, and stop downloads.';
const tryAnotherNetwork =
  'Turn off a VPN or a filtering program, or try another network, such as your phone’s.';

const advice: Readonly<Record<CheckOnlyReason, Advice>> = {
  'prerequisite-failed': {
    meaning: 'Not looked at, because something that it needs does not work.',
    remedy: 'See to that first.',
    isBrief: true,
  },
  'internal-error': {
    meaning: 'The check itself failed at this step.',
    remedy: 'Check again. If it stays so, try another browser.',
  },
  'timed-out': {
    meaning: 'This took longer than anybody would wait in a call.',
    remedy: 'Check again when less goes on in your network.',
  },
  unanswered: { meaning: 'You were asked and gave no answer.', remedy: 'Check again and answer.' },
  'missing-features': {
    meaning: 'This browser lacks something that every call needs.',
    remedy:
      'Update it, or use a current Chrome, Edge, Firefox or Safari. Mail and chat programs open links in a small browser of their own: open the address in a real one.',
  },
  'no-frames': {
    meaning: 'The camera is on and gives no picture, so others would see nothing.',
    remedy:
      'Close other programs that may be using it, unplug it and plug it in again, or choose another camera in the lobby.',
  },
  'black-frames': {
    meaning: 'The picture is black.',
    remedy: 'Open the cover or the switch on the camera, and let some light in.',
  },
  muted: {
    meaning: 'The microphone gives complete silence, as one that is switched off.',
    remedy:
      'Look for a mute switch on the headset or the keyboard, and into your system’s sound and privacy settings.',
  },
  silent: {
    meaning: 'The microphone works, but nobody was heard.',
    remedy:
      'Say something while it is looked at. If it stays silent, raise its level in your system’s settings or choose another one in the lobby.',
  },
  'playback-failed': {
    meaning: 'The browser could not play a sound.',
    remedy: 'Look whether a speaker is connected, and whether the tab or the system is muted.',
  },
  'not-heard': {
    meaning: 'You would not hear the others.',
    remedy:
      'Turn the volume up, look which speaker or headset your system uses, and choose another one in the lobby.',
  },
  unreachable: {
    meaning: 'The server does not answer at all.',
    remedy: `See whether other websites open. If they do: ${tryAnotherNetwork}`,
    operator: 'See whether the server runs, and whether the reverse proxy reaches it.',
  },
  'upgrade-refused': {
    meaning:
      'The page comes through, but the lasting connection (WebSocket) by which people are introduced does not open. No call is possible this way.',
    remedy: tryAnotherNetwork,
    operator:
      'Have the reverse proxy pass WebSocket upgrades on at /trpc. With nginx: proxy_http_version 1.1 and the headers Upgrade and Connection.',
  },
  'no-response': {
    meaning: 'The connection opens, but something on the way keeps back what is sent on it.',
    remedy: tryAnotherNetwork,
    operator: 'Turn buffering off for /trpc in the reverse proxy.',
  },
  buffered: {
    meaning:
      'Something on the way collects messages and passes them on in bundles. Connecting takes longer by that.',
    remedy: tryAnotherNetwork,
    operator: 'Turn buffering off for /trpc in the reverse proxy.',
  },
  'connection-closed': {
    meaning:
      'The connection was cut while it was in use. Visavis connects again by itself and a call goes on meanwhile, but coming and going takes longer.',
    remedy: tryAnotherNetwork,
    operator:
      'See whether the server was restarted, and whether the reverse proxy or a firewall ends connections that are in use.',
  },
  'idle-closed': {
    meaning:
      'The connection was cut after a few seconds of silence. Visavis connects again by itself and a call goes on meanwhile, but coming and going takes longer.',
    remedy: tryAnotherNetwork,
    operator: `Have the reverse proxy keep a WebSocket that is silent for 10 seconds. More is not needed, as a page speaks after ${keepAlive.intervalMs / 1_000}: with nginx the default of 60 seconds is enough (proxy_read_timeout, proxy_send_timeout), so look for a smaller value.`,
  },
  'idle-unresponsive': {
    meaning:
      'After a few seconds of silence nothing came back any more, though nobody closed the connection: something on the way has forgotten it. Visavis notices that and connects again, but coming and going takes longer.',
    remedy: tryAnotherNetwork,
    operator:
      'Have the reverse proxy, the firewall and the load balancer keep a connection that is silent for 10 seconds.',
  },
  'high-latency': {
    meaning: 'Answers take long, so joining and connecting do too.',
    remedy: improveConnection,
  },
  refused: {
    meaning: 'The server answers and says no.',
    remedy: 'Use the address that you were given, or try again in a few minutes.',
    operator:
      'With LOG_LEVEL=debug the server tells why. Often ALLOWED_ORIGINS is missing, or the proxy changes Host.',
  },
  'no-stun': {
    meaning:
      'This server names no STUN server, so the way out could not be looked at. People in other networks may not reach you.',
    remedy: 'There is nothing that you can do about it here.',
    operator: 'Set STUN_URLS.',
  },
  'udp-blocked': {
    meaning:
      'Nothing comes back over UDP, so no direct way to people elsewhere is open. A relay over TCP or TLS may still carry a call, less well.',
    remedy: `${tryAnotherNetwork} In a company, ask whether UDP can be let out.`,
    operator: 'If this happens to everyone, see whether the servers in STUN_URLS answer.',
  },
  'some-unreachable': {
    meaning: 'Not every server that tells your public address answered. One is enough.',
    remedy: 'You need not do anything.',
    operator: 'See whether all servers in STUN_URLS answer.',
  },
  'address-dependent': {
    meaning:
      'Your router shows everyone a different port (a symmetric NAT), which most direct ways do not survive. Such calls go through a relay, where there is one.',
    remedy: `If calls do not connect: ${tryAnotherNetwork}`,
    operator: 'A TURN server makes calls from such networks possible.',
  },
  'nat-type-unknown': {
    meaning: 'Only one server told your public address, so your router’s kind cannot be told.',
    remedy: 'You need not do anything.',
    operator: 'Name two STUN servers with different addresses in STUN_URLS.',
  },
  'no-turn': {
    meaning:
      'This server offers no relay by this way, so it was not looked at. Where no other way is open, a call does not connect.',
    remedy: 'There is nothing that you can do about it here.',
    operator: 'Set TURN_URLS, with a URL for this way, and TURN_SECRET.',
  },
  'turn-unreachable': {
    meaning: 'The relay was not reached by this way. One way to it is enough.',
    remedy: `If no way works: ${tryAnotherNetwork}`,
    operator:
      'See whether the TURN server runs, whether its port is open for this way, and, for TLS, whether its certificate is valid.',
  },
  'turn-unauthorized': {
    meaning: 'The relay answers, but does not take the password that the server gave.',
    remedy: 'There is nothing that you can do about it: tell whoever runs the server.',
    operator:
      'TURN_SECRET has to be the same on both sides, and their clocks may not be minutes apart.',
  },
  'turn-quota-reached': {
    meaning: 'The relay has no place left.',
    remedy: 'Try again later.',
    operator: 'Give the TURN server more ports or a higher quota.',
  },
  'no-turn-path': {
    meaning: 'No way to the relay is open, so nothing could be sent through it.',
    remedy: tryAnotherNetwork,
    operator: 'See whether the TURN server runs and its ports are open.',
  },
  'not-connected': {
    meaning: 'The relay answers, but a call through it does not come about.',
    remedy: 'There is nothing that you can do about it: tell whoever runs the server.',
    operator:
      'Open the relay’s own ports (coturn: min-port to max-port, UDP), and behind a NAT give its public address (external-ip). denied-peer-ip must not cover the relay itself.',
  },
  'no-data': {
    meaning: 'A call through the relay connects, and nothing arrives.',
    remedy: tryAnotherNetwork,
    operator: 'See whether a firewall drops larger packets on the relay’s ports.',
  },
  'low-bandwidth': {
    meaning: 'Less gets through the relay than a good picture needs.',
    remedy:
      'Stop downloads, come closer to the Wi-Fi or use a cable, or choose a lower picture quality in Settings.',
  },
  'packet-loss': {
    meaning: 'Much is lost on the way, so picture and sound would break up.',
    remedy: 'Use a cable instead of Wi-Fi, stop downloads, or turn off a VPN.',
  },
};

/** What need not be explained again where the step before has it as well. */
const reasonsExplainedOnce: ReadonlySet<CheckReason> = new Set(['prerequisite-failed', 'no-turn']);
const asAbove: Advice = {
  meaning: 'Not looked at, for the same reason as above.',
  remedy: 'What helps there helps here.',
  isBrief: true,
};

const isCheckOnlyReason = (reason: CheckReason): reason is CheckOnlyReason =>
  Object.hasOwn(advice, reason);

/** What to say about a step that did not simply pass; null where there is nothing. */
export function adviceFor(step: CheckStep, results: CheckResults): Advice | null {
  const reason = results[step]?.reason ?? null;
  if (reason === null) return null;
  if (!isCheckOnlyReason(reason)) {
    const kinds =
      step === 'camera' || step === 'microphone' ? [step] : (['camera', 'microphone'] as const);
    const { title, text } = deviceText.helpWith(reason, kinds);
    return { meaning: `${title}.`, remedy: text };
  }
  const before = checkSteps[checkSteps.indexOf(step) - 1];
  if (
    reasonsExplainedOnce.has(reason) &&
    before !== undefined &&
    results[before]?.reason === reason
  ) {
    return asAbove;
  }
  const refusal = results.signaling?.finding?.refusalMessage ?? null;
  if (reason === 'refused' && refusal !== null) return { ...advice.refused, meaning: refusal };
  if (reason === 'high-latency' && step === 'relay') {
    return {
      meaning: 'What goes through the relay arrives late: people would talk over each other.',
      remedy: `${improveConnection} The relay may also be far away.`,
      operator: 'A TURN server nearer to its people helps.',
    };
  }
  return advice[reason];
}
