/** The report of a connection check, and troubleshooting. */
export const checkReportText = {
  title: 'Report',
  text: 'For whoever helps you. It contains no passwords and no device names; addresses are shortened.',
  show: 'Show the report',
  copy: 'Copy the report',
  copied: 'Copied',
  copyRefused: 'Your browser does not allow copying. Save the report, or select its text.',
  save: 'Save as a file',
  fileName: 'visavis-check.txt',
  head: 'Visavis: connection check',
  page: 'Page',
  time: 'Time',
  browser: 'Browser',
  errorCodes: (codes: readonly number[]) => `Error codes: ${codes.join(', ')}`,
  troubleshootingTitle: 'Troubleshooting',
  troubleshooting: [
    {
      title: 'No video',
      text: 'Allow the camera with the icon next to the address, close other programs that may be using it, and check for a cover on the lens. The steps under “Camera, microphone, speaker” say which of these it is.',
    },
    {
      title: 'No connection',
      text: 'Both people are in the room and do not connect: no network path works between them. Run this check on both sides. If neither side has a working relay and one has “a different port for everyone”, only a relay or another network helps.',
    },
    {
      title: 'One-way video',
      text: 'If you see the others and they do not see you, run this check on your side and look at the camera first. Then let them run it. In the call, the connection details of their tile say whether your video is being sent.',
    },
    {
      title: 'Poor quality',
      text: 'Packet loss and delay come from a busy network or weak Wi-Fi: move closer to the router or use a cable, stop downloads, turn off a VPN. A relay over TCP or TLS is slower than one over UDP. A lower video quality in Settings helps at once.',
    },
  ],
} as const;
