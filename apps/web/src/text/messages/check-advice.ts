// Compiled from messages/en/check-advice.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** What it means that a step of the check did not pass, what to try, and what the operator of the server can do. The names in capitals are settings of the server. */
export const checkAdviceText = /* @__PURE__ */ defineText((formats) => ({
  reasons: {
    'prerequisite-failed': {
      meaning: 'Not checked, because another step that it needs has failed.',
      remedy: 'Fix that step first.',
    },
    'internal-error': {
      meaning: 'The check itself failed at this step.',
      remedy: 'Check again. If it fails again, try another browser.',
    },
    'timed-out': {
      meaning: 'This took longer than anybody would wait in a call.',
      remedy: 'Check again when your network is less busy.',
    },
    unanswered: {
      meaning: 'You did not answer the question.',
      remedy: 'Check again and answer.',
    },
    'missing-features': {
      meaning: 'This browser lacks something that every call needs.',
      remedy:
        'Update it, or use a current Chrome, Edge, Firefox or Safari. Mail and chat apps open links in a built-in browser; open the address in a full browser.',
    },
    'no-frames': {
      meaning: 'The camera is on but delivers no video, so others would see nothing.',
      remedy:
        'Close other programs that may be using it, unplug it and plug it in again, or choose another camera in the lobby.',
    },
    'black-frames': {
      meaning: 'The video is black.',
      remedy: 'Open the camera’s cover or switch, and turn on a light.',
    },
    muted: {
      meaning: 'The microphone delivers complete silence, as if it were switched off.',
      remedy:
        'Look for a mute switch on the headset or the keyboard, and check your system’s sound and privacy settings.',
    },
    silent: {
      meaning: 'The microphone works, but picked up no voice.',
      remedy:
        'Say something while it is being checked. If it stays silent, raise its level in your system’s settings or choose another one in the lobby.',
    },
    'playback-failed': {
      meaning: 'The browser could not play a sound.',
      remedy: 'Check whether a speaker is connected, and whether the tab or the system is muted.',
    },
    'not-heard': {
      meaning: 'You would not hear other people.',
      remedy:
        'Turn up the volume, check which speaker or headset your system uses, and choose another one in the lobby.',
    },
    unreachable: {
      meaning: 'The server does not respond at all.',
      remedy:
        'Check whether other websites open. If they do, turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: 'Check whether the server is running, and whether the reverse proxy reaches it.',
    },
    'upgrade-refused': {
      meaning:
        'The page loads, but the WebSocket connection, which every call needs, does not open.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator:
        'Let the reverse proxy pass WebSocket upgrades for /trpc. With nginx: proxy_http_version 1.1 and the headers Upgrade and Connection.',
    },
    'no-response': {
      meaning:
        'The connection opens, but something between you and the server holds messages back.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: 'Turn off buffering for /trpc in the reverse proxy.',
    },
    buffered: {
      meaning:
        'Something between you and the server collects messages and delivers them in batches. This slows down connecting.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: 'Turn off buffering for /trpc in the reverse proxy.',
    },
    'connection-closed': {
      meaning:
        'The connection was closed while it was in use. Visavis reconnects and calls continue, but joining and reconnecting take longer.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator:
        'Check whether the server was restarted, and whether the reverse proxy or a firewall closes connections that are in use.',
    },
    'idle-closed': {
      meaning:
        'The connection was closed after a few idle seconds. Visavis reconnects and calls continue, but joining and reconnecting take longer.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: ({ seconds }: { readonly seconds: number }) =>
        `Let the reverse proxy keep idle WebSockets open for 10 seconds. More is not needed, because the page sends a ping after ${formats.plural(seconds, { one: `${formats.number(seconds)} second`, other: `${formats.number(seconds)} seconds` })}. With nginx the default of 60 seconds is enough (proxy_read_timeout, proxy_send_timeout), so look for a smaller value.`,
    },
    'idle-unresponsive': {
      meaning:
        'After a few idle seconds nothing came back, although nobody closed the connection: something in between dropped it silently. Visavis detects that and reconnects, but joining and reconnecting take longer.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator:
        'Let the reverse proxy, the firewall and the load balancer keep idle connections for 10 seconds.',
    },
    'high-latency': {
      meaning: 'Responses are slow, so joining and connecting are slow too.',
      remedy: 'Move closer to the Wi-Fi router or use a cable, and stop downloads.',
    },
    refused: {
      meaning: 'The server refuses the connection.',
      remedy: 'Use the address that you were given, or try again in a few minutes.',
      operator:
        'With LOG_LEVEL=debug the server logs the reason. Often ALLOWED_ORIGINS is missing, or the proxy changes Host.',
    },
    'no-stun': {
      meaning:
        'This server is configured without a STUN server, so internet access over UDP could not be checked. People on other networks may not reach you.',
      remedy: 'This cannot be fixed on your side.',
      operator: 'Set STUN_URLS.',
    },
    'udp-blocked': {
      meaning:
        'Nothing comes back over UDP, so direct connections to other networks fail. A relay over TCP or TLS may still work, with lower quality.',
      remedy:
        'Turn off any VPN or content filter, or try another network, such as your phone’s. In a company, ask whether UDP can be allowed.',
      operator: 'If this happens to everyone, check whether the servers in STUN_URLS respond.',
    },
    'some-unreachable': {
      meaning: 'Not every STUN server responded. One is enough.',
      remedy: 'You do not need to do anything.',
      operator: 'Check whether all servers in STUN_URLS respond.',
    },
    'address-dependent': {
      meaning:
        'Your router uses a different port for everyone (a symmetric NAT), which prevents most direct connections. Such calls go through a relay if there is one.',
      remedy:
        'If calls do not connect, turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: 'A TURN server makes calls from such networks possible.',
    },
    'nat-type-unknown': {
      meaning: 'Only one STUN server responded, so the type of your router cannot be determined.',
      remedy: 'You do not need to do anything.',
      operator: 'Configure two STUN servers with different addresses in STUN_URLS.',
    },
    'no-turn': {
      meaning:
        'This server offers no relay of this kind, so it was not checked. If no direct path works, a call does not connect.',
      remedy: 'This cannot be fixed on your side.',
      operator: 'Set TURN_URLS, with a URL for this transport, and TURN_SECRET.',
    },
    'turn-unreachable': {
      meaning: 'The relay could not be reached with this transport. One transport is enough.',
      remedy:
        'If none works, turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator:
        'Check whether the TURN server is running, whether its port for this transport is open, and, for TLS, whether its certificate is valid.',
    },
    'turn-unauthorized': {
      meaning: 'The relay responds, but rejects the password from this server.',
      remedy: 'This cannot be fixed on your side. Tell whoever operates this server.',
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
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
      operator: 'Check whether the TURN server is running and its ports are open.',
    },
    'not-connected': {
      meaning: 'The relay responds, but a call through it does not connect.',
      remedy: 'This cannot be fixed on your side. Tell whoever operates this server.',
      operator:
        'Open the relay’s own ports (coturn: min-port to max-port, UDP), and behind a NAT configure its public address (external-ip). denied-peer-ip must not include the relay itself.',
    },
    'no-data': {
      meaning: 'A call through the relay connects, but no data arrives.',
      remedy: 'Turn off any VPN or content filter, or try another network, such as your phone’s.',
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
  },
  /** For the reason high-latency of the step “Call through the relay”. */
  relayLatency: {
    meaning: 'Data through the relay arrives late, so people would talk over each other.',
    remedy:
      'Move closer to the Wi-Fi router or use a cable, and stop downloads. The relay may also be far away.',
    operator: 'A TURN server closer to the users would help.',
  },
  /** For a step after one with the same reason. */
  asAbove: {
    meaning: 'Not checked, for the same reason as above.',
    remedy: 'The same remedy applies.',
  },
  /** What it means that the server refuses the connection, if it says why. */
  refusals: {
    'bad-request': 'The server could not read this message.',
    'unknown-procedure': 'The server does not know this request.',
    'bad-session': 'The connection did not identify itself.',
    'client-outdated': 'This page is older than the server: reload it.',
    'server-outdated': 'The server is older than this page. Try again in a few minutes.',
    'origin-refused': 'This server does not accept calls from this website.',
    'too-large': 'The message is too large.',
    'rate-limited': 'Too many messages in a short time.',
    'too-many-connections': 'Too many connections from this address.',
    'too-slow': 'The connection is too slow for its messages.',
    'idle-timeout': 'The connection was idle for too long.',
    'server-closing': 'The server is restarting.',
    internal: 'The server failed.',
  },
}));
