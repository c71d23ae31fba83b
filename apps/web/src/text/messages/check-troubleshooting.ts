// Compiled from messages/en/check-troubleshooting.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The most frequent problems, below the check. */
export const checkTroubleshootingText = /* @__PURE__ */ defineText(() => ({
  title: 'Troubleshooting',
  problems: {
    noVideo: {
      title: 'No video',
      text: 'Allow the camera with the icon next to the address, close other programs that may be using it, and check for a cover on the lens. The steps under “Camera, microphone, speaker” show which of these it is.',
    },
    noConnection: {
      title: 'No connection',
      text: 'Both people are in the room but do not connect: no network path between them works. Run this check on both sides. If neither side has a working relay and one has “a different port for everyone”, only a relay or another network helps.',
    },
    notSeen: {
      title: 'One-way video',
      text: 'If you see the others but they do not see you, run this check on your side and look at the camera first. Then have them run it. In the call, the connection details of their tile say whether your video is being sent.',
    },
    poorQuality: {
      title: 'Poor quality',
      text: 'Packet loss and delay come from a busy network or weak Wi-Fi: move closer to the router or use a cable, stop downloads, turn off a VPN. A relay over TCP or TLS is slower than one over UDP. A lower video quality in Settings helps at once.',
    },
  },
}));
