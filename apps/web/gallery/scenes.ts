import { unknownStats, type ConnectionStats } from '@visavis/machines';
import { scriptedCall, scriptedCallWithBen, type ScriptedCall } from './scripted-call.ts';
import {
  connectedSteps,
  report,
  connectingSteps,
  failureSteps,
  type Step,
} from './step-sequences.ts';

function play(call: ScriptedCall, steps: readonly Step[]): void {
  for (const step of steps) {
    call.advanceTime(170);
    step(call);
  }
}

const direct: ConnectionStats = {
  ...unknownStats,
  localCandidate: 'srflx',
  remoteCandidate: 'host',
  protocol: 'udp',
  remoteProtocol: 'udp',
  dtlsVersion: 'FEFD',
  dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  srtpCipher: 'AEAD_AES_128_GCM',
  audioCodec: 'audio/opus',
  videoCodec: 'video/VP8',
  frameWidth: 1280,
  frameHeight: 720,
  sentFrameWidth: 1280,
  sentFrameHeight: 720,
};

/** Adds statistics every two seconds. The values vary with a wave, so that scenes are reproducible. */
function addMeasurements(
  call: ScriptedCall,
  count: number,
  change: (wave: number) => Partial<ConnectionStats>,
) {
  for (let index = 0; index < count; index += 1) {
    call.advanceTime(2_000);
    const wave = Math.sin(index / 4) + Math.sin(index / 1.7) / 2;
    const stats = {
      ...direct,
      roundTripMs: 38 + 6 * wave,
      lossRatio: Math.max(0, wave / 200),
      jitterMs: 6 + 2 * wave,
      receivedBitrate: 1_700_000 + 200_000 * wave,
      sentBitrate: 1_400_000 - 150_000 * wave,
      framesPerSecond: 29 + Math.round(wave / 2),
      sentFramesPerSecond: 30,
      qualityLimitation: 'none',
      ...change(wave),
    };
    call.connection({ type: 'stats.updated', stats });
  }
}

const connected = (startedAt: number): ScriptedCall => {
  const call = scriptedCallWithBen(startedAt);
  play(call, [...connectingSteps, ...connectedSteps]);
  return call;
};

/** The scenes of the gallery. */
export const scenes = {
  /** At the start; the steps are in `stepSequences`. */
  person: (startedAt: number) => scriptedCallWithBen(startedAt),
  server: (startedAt: number) => scriptedCall(startedAt),
  devices: (startedAt: number) => scriptedCall(startedAt),
  room: (startedAt: number) => scriptedCall(startedAt),
  connecting: (startedAt: number) => {
    const call = scriptedCallWithBen(startedAt);
    play(call, connectingSteps);
    return call;
  },
  good: (startedAt: number) => {
    const call = connected(startedAt);
    addMeasurements(call, 160, () => ({}));
    return call;
  },
  relayed: (startedAt: number) => {
    const call = connected(startedAt);
    const relayed = {
      localCandidate: 'relay',
      protocol: 'tls',
      relay: 'turn.example.org:443',
    } as const;
    addMeasurements(call, 90, (wave) => ({ ...relayed, roundTripMs: 140 + 20 * wave }));
    addMeasurements(call, 60, (wave) => ({
      ...relayed,
      roundTripMs: 380 + 60 * wave,
      qualityLimitation: 'bandwidth',
      sentFrameHeight: 360,
      sentBitrate: 400_000 + 60_000 * wave,
    }));
    return call;
  },
  audioOnly: (startedAt: number) => {
    const call = connected(startedAt);
    addMeasurements(call, 20, () => ({}));
    play(call, [report({ type: 'flow.audioOnly' })]);
    return call;
  },
  reconnecting: (startedAt: number) => {
    const call = connected(startedAt);
    addMeasurements(call, 60, () => ({}));
    play(call, failureSteps.slice(0, 5));
    return call;
  },
  lost: (startedAt: number) => {
    const call = connected(startedAt);
    addMeasurements(call, 20, () => ({}));
    play(call, failureSteps);
    return call;
  },
} as const;
