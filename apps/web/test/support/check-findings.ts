import type { CheckStep, Findings } from '@visavis/client/check';

const turn = { allocationMs: 30, errorCodes: [] };
/** An example of a finding of each step. */
export const findings: { readonly [S in CheckStep]: Findings[S] } = {
  browser: { missing: ['RTCPeerConnection'] },
  secureContext: null,
  permission: { camera: 'live', microphone: 'denied' },
  camera: { label: 'Camera', width: 640, height: 480 },
  microphone: { label: 'USB microphone', peakAmplitude: 0.5 },
  speaker: null,
  signaling: { openMs: 5, roundTripsMs: [1, 2, 3], version: '1', refusal: null },
  keepalive: { idleMs: 8_004 },
  stun: {
    answered: ['stun:stun.example'],
    unreachable: [],
    mappedAddresses: [],
    localAddresses: [],
    observerCount: 1,
  },
  nat: { kind: 'none', addresses: ['203.0.113.7'] },
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: { bitsPerSecond: 3_000_000, lossRatio: 0, delayMs: 20 },
};
