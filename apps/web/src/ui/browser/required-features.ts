/** What a call cannot do without, by the name of the global that brings it. */
const requiredFeatures = [
  'RTCPeerConnection',
  'RTCRtpTransceiver',
  'WebSocket',
  'MediaStream',
  'ResizeObserver',
];

/** What this browser lacks for a call; empty in a current one. */
export const missingFeatures = (has: (name: string) => boolean): readonly string[] =>
  requiredFeatures.filter((name) => !has(name));

/** Looks at the browser that runs this page. */
export const missingBrowserFeatures = (): readonly string[] =>
  missingFeatures((name) => name in globalThis);
