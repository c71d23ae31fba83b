// Compiled from messages/en/diagnosis.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** What happens on the connection to a person. */
export const diagnosisText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const numberFormat2 = formats.numberFormat({ maximumFractionDigits: 0, useGrouping: false });
  return {
    waiting: ({ name }: { readonly name: string }) =>
      `Many people are joining, so connections are set up one after another. ${formats.isolate(name)} is waiting for theirs.`,
    /** Why this page ignores what a person’s browser sends to set up the connection. A further sentence. */
    droppedSignals: {
      delayed: ({ name }: { readonly name: string }) =>
        `Many people are joining, so messages from ${formats.isolate(name)}’s browser will be handled in a moment.`,
      misbehaving: ({ name }: { readonly name: string }) =>
        `${formats.isolate(name)}’s browser sends too many messages to set up the connection. They are ignored for a while.`,
    },
    /** Why this page does not believe that a message or a connection is that of a person. A further sentence. */
    distrust: {
      rejected: ({ name }: { readonly name: string }) =>
        `A message said to come from ${formats.isolate(name)}’s browser was not signed by it, and was ignored. Whoever runs the server may be trying to listen.`,
      mismatched: ({ name }: { readonly name: string }) =>
        `The connection did not end at ${formats.isolate(name)}’s browser, and was closed. Somebody may be trying to listen.`,
    },
    /** What a new connection waits for. */
    pendingSteps: {
      server: {
        text: 'Waiting for the server, which sets up the connections between people.',
        advice: 'This page keeps trying. Check whether this device is online.',
      },
      peer: {
        text: ({ name }: { readonly name: string }) =>
          `The server has lost the connection to ${formats.isolate(name)}.`,
        advice: ({ name }: { readonly name: string }) =>
          `This continues as soon as ${formats.isolate(name)} is back.`,
      },
      offer: ({ name }: { readonly name: string }) =>
        `Waiting for an offer from ${formats.isolate(name)}’s browser.`,
      answer: ({ name }: { readonly name: string }) =>
        `Your browser and ${formats.isolate(name)}’s are negotiating what is sent and how.`,
      candidates: ({ name }: { readonly name: string }) =>
        `Waiting for the network addresses of ${formats.isolate(name)}’s browser.`,
      candidatePairs: ({ name }: { readonly name: string }) =>
        `Trying network paths between you and ${formats.isolate(name)}.`,
      dtls: ({ name }: { readonly name: string }) =>
        `A network path to ${formats.isolate(name)} works. Setting up encryption.`,
    },
    /** How the data travels. Problems and muted devices follow as further sentences. */
    paths: {
      unknown: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected.`,
      sameNetwork: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected directly, on the same network.`,
      internet: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected directly across the internet.`,
      internetTcp: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected directly across the internet, but over TCP, probably because a firewall blocks UDP.`,
      remoteRelay: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay that ${formats.isolate(name)}’s browser uses because no direct path works.`,
      relayUdp: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay because both networks have strict routers.`,
      relayHidden: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay because you hide your address.`,
      relayForced: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay because the direct path failed.`,
      relayTcp: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay over TCP, probably because your network blocks UDP.`,
      relayTls: ({ name }: { readonly name: string }) =>
        `You and ${formats.isolate(name)} are connected through a relay over TLS, probably because your network blocks almost everything except web pages.`,
    },
    pathAdvice: {
      relay: 'The relay sees encrypted data only. A network with a simpler router may not need it.',
      relayHidden:
        'The relay sees encrypted data only. The quality may be lower than on a direct path.',
      tcp: 'Audio may pause for a moment when packets are lost. A network without such a firewall works better.',
    },
    problems: {
      addressVisible: {
        text: ({ name }: { readonly name: string }) =>
          `${formats.isolate(name)}’s browser can see your address, although you hide it.`,
        advice: ({ name }: { readonly name: string }) =>
          `Disconnect from ${formats.isolate(name)}, and tell whoever runs this server.`,
      },
      noMedia: {
        text: ({ name }: { readonly name: string }) =>
          `No audio or video from ${formats.isolate(name)} arrives at the moment.`,
        advice: ({ name }: { readonly name: string }) =>
          `If this persists, ask ${formats.isolate(name)} to check camera and microphone.`,
      },
      noVideo: {
        text: ({ name }: { readonly name: string }) =>
          `You hear ${formats.isolate(name)}, but their video does not arrive at the moment.`,
        advice: ({ name }: { readonly name: string }) =>
          `If this persists, ask ${formats.isolate(name)} to turn the camera off and on again.`,
      },
      packetLoss: {
        text: ({ ratio, name }: { readonly ratio: number; readonly name: string }) =>
          `${numberFormat1(ratio)} of the data from ${formats.isolate(name)} is lost.`,
        advice:
          'Move closer to your Wi-Fi router, or use a cable. The same may help at the other end.',
      },
      highLatency: {
        text: ({ milliseconds }: { readonly milliseconds: number }) =>
          `Data takes ${numberFormat2(milliseconds)} ms for a round trip, which is noticeable in a conversation.`,
        advice: 'Downloads and uploads on your network may be the cause, and so may a VPN.',
      },
      cpu: {
        text: ({ name }: { readonly name: string }) =>
          `Your device is too busy, so ${formats.isolate(name)} gets a smaller video of you.`,
        advice: 'Close other programs, or choose a lower video quality in the settings.',
      },
      bandwidth: {
        text: ({ name }: { readonly name: string }) =>
          `Your bandwidth is too low, so ${formats.isolate(name)} gets a smaller video of you.`,
        advice: 'Stop uploads on your network, or choose a lower video quality in the settings.',
      },
      peerAway: ({ name }: { readonly name: string }) =>
        `The server has lost the connection to ${formats.isolate(name)}; your call does not need it.`,
    },
    mutedDevices: {
      microphone: ({ name }: { readonly name: string }) =>
        `${formats.isolate(name)}’s microphone is off.`,
      camera: ({ name }: { readonly name: string }) => `${formats.isolate(name)}’s camera is off.`,
      both: ({ name }: { readonly name: string }) =>
        `${formats.isolate(name)}’s camera and microphone are off.`,
    },
    /** What is being done about a broken connection. */
    recoverySteps: {
      idle: ({ name }: { readonly name: string }) =>
        `Nothing arrives from ${formats.isolate(name)} at the moment.`,
      grace: ({ name }: { readonly name: string }) =>
        `The connection to ${formats.isolate(name)} is interrupted. It may recover by itself.`,
      restartingIce: ({ name }: { readonly name: string }) =>
        `Looking for a new network path to ${formats.isolate(name)}.`,
      relayOnly: ({ name }: { readonly name: string }) =>
        `No direct path to ${formats.isolate(name)} works any more. Trying the relay.`,
      rebuilding: ({ name }: { readonly name: string }) =>
        `Building a new connection to ${formats.isolate(name)}.`,
    },
    /** Who must come back before a broken connection can be repaired. */
    waitsFor: {
      server:
        'This needs the server, which is not responding. Check whether this device is online.',
      peer: ({ name }: { readonly name: string }) =>
        `The server has lost ${formats.isolate(name)} too. This continues when ${formats.isolate(name)} is back.`,
    },
    lost: {
      text: ({ name }: { readonly name: string }) =>
        `All network paths to ${formats.isolate(name)} have been tried, and none works.`,
      advice: 'Try again, or try another network, such as your phone’s, or one without a VPN.',
      relayRequired:
        'You hide your address, so only relays were tried. Try again, or stop to hide it in the settings.',
    },
    disconnectedByUser: {
      text: ({ name }: { readonly name: string }) =>
        `You have disconnected from ${formats.isolate(name)}. Neither of you sees or hears the other.`,
      advice: ({ name }: { readonly name: string }) =>
        `You can connect again in the menu of ${formats.isolate(name)}’s tile.`,
    },
    disconnectedByPeer: {
      text: ({ name }: { readonly name: string }) =>
        `${formats.isolate(name)} has disconnected from you. Neither of you sees or hears the other.`,
      advice: ({ name }: { readonly name: string }) =>
        `Only ${formats.isolate(name)} can connect again.`,
    },
  };
});
