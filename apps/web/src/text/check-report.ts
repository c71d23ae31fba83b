/** The report of a check, and the troubles that people have most. */
export const checkReportText = {
  title: 'Report',
  text: 'For whoever helps you. It holds no passwords and no names of devices; addresses are cut short.',
  show: 'Show the report',
  copy: 'Copy the report',
  copied: 'Copied',
  copyRefused: 'Your browser does not let the page copy: save it, or mark the text.',
  save: 'Save as a file',
  fileName: 'visavis-check.txt',
  head: 'Visavis: check before the call',
  page: 'Page',
  time: 'Time',
  browser: 'Browser',
  errorCodes: (codes: readonly number[]) => `Error codes: ${codes.join(', ')}`,
  troubleshootingTitle: 'Common troubles',
  troubleshooting: [
    {
      title: 'No video',
      text: 'Allow the camera by the icon beside the address, close other programs that may be using it, and look for a cover on the lens. The steps under “Camera, microphone, speaker” say which of them it is.',
    },
    {
      title: 'No connection',
      text: 'Both are in the room and never meet: no way is open between the two networks. Let both run this check. Where neither has a working relay and one has “a different port for everyone”, only a relay or another network helps.',
    },
    {
      title: 'One-way video',
      text: 'If you see them and they do not see you, run this check on your side and look at the camera first; then let them run it. In the call, the connection panel of their tile says whether your picture is being sent.',
    },
    {
      title: 'Poor quality',
      text: 'Loss and delay come from a full line or a bad Wi-Fi: come closer to it or use a cable, stop downloads, turn off a VPN. A relay over TCP or TLS is slower than one over UDP. A lower picture quality in Settings helps at once.',
    },
  ],
} as const;
