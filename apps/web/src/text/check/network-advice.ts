import {
  cannotBeFixedHere,
  nothingToDo,
  operatorMustFix,
  tryAnotherNetwork,
  type Advice,
} from './advice-text.ts';

/** Advice about the network paths for audio and video. */
export const networkAdvice = {
  'no-stun': {
    meaning:
      'This server is configured without a STUN server, so internet access over UDP could not be checked. People on other networks may not reach you.',
    remedy: cannotBeFixedHere,
    operator: 'Set STUN_URLS.',
  },
  'udp-blocked': {
    meaning:
      'Nothing comes back over UDP, so direct connections to other networks fail. A relay over TCP or TLS may still work, with lower quality.',
    remedy: `${tryAnotherNetwork} In a company, ask whether UDP can be allowed.`,
    operator: 'If this happens to everyone, check whether the servers in STUN_URLS respond.',
  },
  'some-unreachable': {
    meaning: 'Not every STUN server responded. One is enough.',
    remedy: nothingToDo,
    operator: 'Check whether all servers in STUN_URLS respond.',
  },
  'address-dependent': {
    meaning:
      'Your router uses a different port for everyone (a symmetric NAT), which prevents most direct connections. Such calls go through a relay if there is one.',
    remedy: `If calls do not connect: ${tryAnotherNetwork}`,
    operator: 'A TURN server makes calls from such networks possible.',
  },
  'nat-type-unknown': {
    meaning: 'Only one STUN server responded, so the type of your router cannot be determined.',
    remedy: nothingToDo,
    operator: 'Configure two STUN servers with different addresses in STUN_URLS.',
  },
  'no-turn': {
    meaning:
      'This server offers no relay of this kind, so it was not checked. If no direct path works, a call does not connect.',
    remedy: cannotBeFixedHere,
    operator: 'Set TURN_URLS, with a URL for this transport, and TURN_SECRET.',
  },
  'turn-unreachable': {
    meaning: 'The relay could not be reached with this transport. One transport is enough.',
    remedy: `If none works: ${tryAnotherNetwork}`,
    operator:
      'Check whether the TURN server runs, whether its port for this transport is open, and, for TLS, whether its certificate is valid.',
  },
  'turn-unauthorized': {
    meaning: 'The relay responds, but rejects the password from this server.',
    remedy: operatorMustFix,
    operator:
      'TURN_SECRET must be the same on both servers, and their clocks must not differ by minutes.',
  },
  'turn-quota-reached': {
    meaning: 'The relay has no capacity left.',
    remedy: 'Try again later.',
    operator: 'Give the TURN server more ports or a higher quota.',
  },
  'no-turn-path': {
    meaning: 'The relay cannot be reached, so nothing could be sent through it.',
    remedy: tryAnotherNetwork,
    operator: 'Check whether the TURN server runs and its ports are open.',
  },
  'not-connected': {
    meaning: 'The relay responds, but a call through it does not connect.',
    remedy: operatorMustFix,
    operator:
      'Open the relay’s own ports (coturn: min-port to max-port, UDP), and behind a NAT configure its public address (external-ip). denied-peer-ip must not include the relay itself.',
  },
  'no-data': {
    meaning: 'A call through the relay connects, but no data arrives.',
    remedy: tryAnotherNetwork,
    operator: 'Check whether a firewall drops large packets on the relay’s ports.',
  },
  'low-bandwidth': {
    meaning: 'The bandwidth through the relay is too low for good video.',
    remedy:
      'Stop downloads, move closer to the Wi-Fi router or use a cable, or choose a lower video quality in Settings.',
  },
  'packet-loss': {
    meaning: 'Many packets are lost, so audio and video would break up.',
    remedy: 'Use a cable instead of Wi-Fi, stop downloads, or turn off a VPN.',
  },
} as const satisfies Record<string, Advice>;
