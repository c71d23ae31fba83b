/** The globals that a call needs. */
const requiredFeatures = [
  'RTCPeerConnection',
  'RTCRtpTransceiver',
  'WebSocket',
  'MediaStream',
  'ResizeObserver',
];

/** The required globals that are missing; empty in a current browser. */
export const missingFeatures = (has: (name: string) => boolean): readonly string[] =>
  requiredFeatures.filter((name) => !has(name));

/** The required globals that are missing in this browser. */
export const missingBrowserFeatures = (): readonly string[] =>
  missingFeatures((name) => name in globalThis);
