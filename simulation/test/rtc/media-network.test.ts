import { describe, expect, test } from 'vitest';
import { negotiate } from '../../conformance/connection-pair.ts';
import {
  waitUntilConnected,
  connectFakePair,
  createFakePair,
  framesInNextSecond,
  selectedCandidateTypes,
} from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const stun = { urls: 'stun:stun.test' };
const turn = { urls: ['turn:turn.test'], username: 'u', credential: 'c' };

describe('a path change', () => {
  test('stops frames while the path is broken', async () => {
    const environment = createSimulatedEnvironment(1);
    const { a, b } = await connectFakePair(environment);
    expect(await framesInNextSecond(environment, b)).toBe(25);
    environment.network.setPath('ana', 'ben', { works: false });
    expect(await framesInNextSecond(environment, b)).toBe(0);
    environment.network.setPath('ana', 'ben', { works: true });
    expect(await framesInNextSecond(environment, b)).toBe(25);
    expect(a.connectionState).toBe('connected');
  });

  test('does not affect other hosts', async () => {
    const environment = createSimulatedEnvironment(1);
    const { a, b } = await connectFakePair(environment);
    environment.network.setPath('ana', 'cleo', { works: false });
    await environment.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['connected', 'connected']);
  });

  test('that lasts makes the connection fail, and only an ICE restart recovers it', async () => {
    const environment = createSimulatedEnvironment(1);
    const { a, b } = await connectFakePair(environment);
    environment.network.setPath('ana', 'ben', { works: false });
    await environment.scheduler.advance(environment.timing.failedAfterMs + 1_000);
    expect([a.connectionState, a.iceConnectionState]).toEqual(['failed', 'disconnected']);
    environment.network.setPath('ana', 'ben', { works: true });
    await environment.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['failed', 'failed']);
    a.restartIce();
    await advanceUntilSettled(environment, negotiate(a, b));
    expect(await waitUntilConnected(environment, { a, b })).toBe(true);
    expect(await framesInNextSecond(environment, b)).toBe(25);
  });
});

describe('an ICE generation', () => {
  test('ends when both sides use a newer one', async () => {
    const environment = createSimulatedEnvironment(6);
    const { a, b } = await connectFakePair(environment);
    a.restartIce();
    await advanceUntilSettled(environment, a.setLocalDescription());
    expect(environment.network.sessionCount).toBe(3);
    await advanceUntilSettled(environment, a.setLocalDescription({ type: 'rollback' }));
    expect(environment.network.sessionCount).toBe(2);
    await advanceUntilSettled(environment, negotiate(a, b));
    await environment.scheduler.advance(1_000);
    expect(environment.network.sessionCount).toBe(2);
  });
});

test('frames stop when the direction becomes inactive', async () => {
  const environment = createSimulatedEnvironment(7);
  const { a, b } = await connectFakePair(environment);
  expect(await framesInNextSecond(environment, b)).toBe(25);
  for (const transceiver of a.getTransceivers()) transceiver.direction = 'inactive';
  await advanceUntilSettled(environment, negotiate(a, b));
  expect(await framesInNextSecond(environment, b)).toBe(0);
});

describe('an address change', () => {
  test('invalidates the candidates of the old address until an ICE restart', async () => {
    const environment = createSimulatedEnvironment(2);
    const { a, b } = await connectFakePair(environment);
    environment.network.changeAddress('ana');
    expect(await framesInNextSecond(environment, b)).toBe(0);
    await environment.scheduler.advance(environment.timing.disconnectedAfterMs);
    expect([a.connectionState, b.connectionState]).toEqual(['disconnected', 'disconnected']);
    await environment.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['failed', 'failed']);
    a.restartIce();
    await advanceUntilSettled(environment, negotiate(a, b));
    expect(await waitUntilConnected(environment, { a, b })).toBe(true);
  });

  test('does not disconnect if ICE restarts immediately', async () => {
    const environment = createSimulatedEnvironment(2);
    const { a, b } = await connectFakePair(environment);
    environment.network.changeAddress('ben');
    b.restartIce();
    await advanceUntilSettled(environment, negotiate(b, a));
    await environment.scheduler.advance(500);
    expect([a.connectionState, b.connectionState]).toEqual(['connected', 'connected']);
    expect(await framesInNextSecond(environment, b)).toBe(25);
  });
});

describe('a path that needs STUN or TURN', () => {
  test.each([
    { type: 'host', iceServers: [], works: true, expectedTypes: ['host', 'host'] },
    { type: 'srflx', iceServers: [], works: false, expectedTypes: [undefined, undefined] },
    { type: 'srflx', iceServers: [stun], works: true, expectedTypes: ['srflx', 'srflx'] },
    { type: 'relay', iceServers: [stun], works: false, expectedTypes: [undefined, undefined] },
    { type: 'relay', iceServers: [stun, turn], works: true, expectedTypes: ['relay', 'host'] },
  ] as const)(
    'of type $type with $iceServers',
    async ({ type, iceServers, works, expectedTypes }) => {
      const environment = createSimulatedEnvironment(3);
      environment.network.setDefault({ type });
      const pair = createFakePair(environment, { iceServers: [...iceServers] });
      await advanceUntilSettled(environment, negotiate(pair.a, pair.b));
      expect(await waitUntilConnected(environment, pair)).toBe(works);
      await environment.scheduler.advance(5_000);
      const types = await selectedCandidateTypes(pair.a);
      expect(new Set(types)).toEqual(new Set(expectedTypes));
    },
  );

  test('is replaced when a better path works again', async () => {
    const environment = createSimulatedEnvironment(4);
    environment.network.setDefault({ type: 'relay' });
    const { a, b } = await connectFakePair(environment, { iceServers: [turn] });
    expect(await selectedCandidateTypes(b)).toContain('relay');
    environment.network.setDefault({ type: 'host' });
    await environment.scheduler.advance(1_000);
    expect(await selectedCandidateTypes(b)).toEqual(['host', 'host']);
    expect(a.connectionState).toBe('connected');
  });

  test('is relayed only after a restart with iceTransportPolicy relay', async () => {
    const environment = createSimulatedEnvironment(5);
    const { a, b } = await connectFakePair(environment, { iceServers: [turn] });
    for (const each of [a, b]) {
      each.setConfiguration({ iceServers: [turn], iceTransportPolicy: 'relay' });
    }
    a.restartIce();
    await advanceUntilSettled(environment, negotiate(a, b));
    await environment.scheduler.advance(1_000);
    expect(await selectedCandidateTypes(a)).toEqual(['relay', 'relay']);
  });
});
