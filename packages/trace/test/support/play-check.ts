import {
  checkMachine,
  stepReport,
  type ProbesCommand,
  type ProbesReport,
} from '@visavis/machines/check';
import { createFakeActor } from '@visavis/machines/testing';
import { createActor, type InspectionEvent, type Observer } from 'xstate';

/** The values of a check that a redacted trace must not contain. */
export const checkSecrets = {
  camera: 'FaceTime HD Camera (05ac:8514)',
  microphone: 'Ana’s headset',
  host: 'turn.example.org',
  seen: '203.0.113.77',
  own: '10.31.7.4',
} as const;

const { camera, microphone, host, seen, own } = checkSecrets;

const passed = { outcome: 'passed', reason: null } as const;

/** The result of each step, in a possible order. */
const results: readonly Parameters<typeof stepReport>[0][] = [
  { ...passed, step: 'browser', finding: { missing: [] } },
  { ...passed, step: 'secureContext', finding: null },
  { ...passed, step: 'permission', finding: { microphone: 'live', camera: 'denied' } },
  { ...passed, step: 'camera', finding: { label: camera, width: 1_280, height: 720 } },
  {
    step: 'microphone',
    outcome: 'warned',
    reason: 'silent',
    finding: { label: microphone, peakAmplitude: 0.01 },
  },
  {
    ...passed,
    step: 'signaling',
    finding: { openMs: 12, roundTripsMs: [3, 4], version: '0.1.0', refusal: null },
  },
  { ...passed, step: 'keepalive', finding: { idleMs: 20_000 } },
  {
    step: 'stun',
    outcome: 'warned',
    reason: 'some-unreachable',
    finding: {
      answered: [`stun:${host}:3478`],
      unreachable: [`stun:${host}:19302`],
      mappedAddresses: [[{ address: seen, port: 40_312 }]],
      localAddresses: [{ address: own, port: 40_312 }],
      observerCount: 1,
    },
  },
  { ...passed, step: 'nat', finding: { kind: 'endpoint-independent', addresses: [seen] } },
  { ...passed, step: 'turnUdp', finding: { allocationMs: 80, errorCodes: [] } },
  {
    step: 'turnTcp',
    outcome: 'failed',
    reason: 'turn-unreachable',
    finding: { allocationMs: null, errorCodes: [701] },
  },
  { step: 'turnTls', outcome: 'skipped', reason: 'no-turn', finding: null },
  { ...passed, step: 'relay', finding: { bitsPerSecond: 2e6, lossRatio: 0.01, delayMs: 21 } },
];

/** Plays a complete check with the real machine, then restarts and stops it. */
export function playCheck(inspect: Observer<InspectionEvent>): void {
  const probes = createFakeActor<ProbesCommand, ProbesReport>();
  const machine = checkMachine.provide({ actors: { probes: probes.logic } });
  const check = createActor(machine, { inspect }).start();
  const report = (event: ProbesReport) => probes.current.report(event);
  check.send({ type: 'start' });
  for (const result of results) report(stepReport(result));
  report({ type: 'speaker.played' });
  check.send({ type: 'speaker.heard' });
  check.send({ type: 'restart' });
  check.send({ type: 'cancel' });
  check.stop();
}
