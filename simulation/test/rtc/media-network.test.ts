import { describe, expect, test } from 'vitest';
import { negotiate } from '../../conformance/connection-pair.ts';
import {
  waitUntilConnected,
  connectedPair,
  fakePair,
  framesInNextSecond,
  selectedCandidateTypes,
} from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const stun = { urls: 'stun:stun.test' };
const turn = { urls: ['turn:turn.test'], username: 'u', credential: 'c' };

describe('a path that changes', () => {
  test('carries frames while it works, and none while it does not', async () => {
    const world = createSimulatedEnvironment(1);
    const { a, b } = await connectedPair(world);
    expect(await framesInNextSecond(world, b)).toBe(25);
    world.network.setPath('ana', 'ben', { works: false });
    expect(await framesInNextSecond(world, b)).toBe(0);
    world.network.setPath('ana', 'ben', { works: true });
    expect(await framesInNextSecond(world, b)).toBe(25);
    expect(a.connectionState).toBe('connected');
  });

  test('is noticed by nobody where it concerns others', async () => {
    const world = createSimulatedEnvironment(1);
    const { a, b } = await connectedPair(world);
    world.network.setPath('ana', 'cleo', { works: false });
    await world.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['connected', 'connected']);
  });

  test('that stays broken makes a failure, which only a restart mends', async () => {
    const world = createSimulatedEnvironment(1);
    const { a, b } = await connectedPair(world);
    world.network.setPath('ana', 'ben', { works: false });
    await world.scheduler.advance(world.timing.failedAfterMs + 1_000);
    expect([a.connectionState, a.iceConnectionState]).toEqual(['failed', 'disconnected']);
    world.network.setPath('ana', 'ben', { works: true });
    await world.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['failed', 'failed']);
    a.restartIce();
    await advanceUntilSettled(world, negotiate(a, b));
    expect(await waitUntilConnected(world, { a, b })).toBe(true);
    expect(await framesInNextSecond(world, b)).toBe(25);
  });
});

describe('a generation of candidates', () => {
  test('ends when a newer one is in use on its side', async () => {
    const world = createSimulatedEnvironment(6);
    const { a, b } = await connectedPair(world);
    a.restartIce();
    await advanceUntilSettled(world, a.setLocalDescription());
    expect(world.network.sessionCount).toBe(3);
    await advanceUntilSettled(world, a.setLocalDescription({ type: 'rollback' }));
    expect(world.network.sessionCount).toBe(2);
    await advanceUntilSettled(world, negotiate(a, b));
    await world.scheduler.advance(1_000);
    expect(world.network.sessionCount).toBe(2);
  });
});

test('a direction that is negotiated away takes the frames with it', async () => {
  const world = createSimulatedEnvironment(7);
  const { a, b } = await connectedPair(world);
  expect(await framesInNextSecond(world, b)).toBe(25);
  for (const transceiver of a.getTransceivers()) transceiver.direction = 'inactive';
  await advanceUntilSettled(world, negotiate(a, b));
  expect(await framesInNextSecond(world, b)).toBe(0);
});

describe('an address that changes', () => {
  test('takes its candidates with it for good; a restart brings those of the new one', async () => {
    const world = createSimulatedEnvironment(2);
    const { a, b } = await connectedPair(world);
    world.network.changeAddress('ana');
    expect(await framesInNextSecond(world, b)).toBe(0);
    await world.scheduler.advance(world.timing.disconnectedAfterMs);
    expect([a.connectionState, b.connectionState]).toEqual(['disconnected', 'disconnected']);
    await world.scheduler.advance(60_000);
    expect([a.connectionState, b.connectionState]).toEqual(['failed', 'failed']);
    a.restartIce();
    await advanceUntilSettled(world, negotiate(a, b));
    expect(await waitUntilConnected(world, { a, b })).toBe(true);
  });

  test('is hardly noticed where the restart comes at once', async () => {
    const world = createSimulatedEnvironment(2);
    const { a, b } = await connectedPair(world);
    world.network.changeAddress('ben');
    b.restartIce();
    await advanceUntilSettled(world, negotiate(b, a));
    await world.scheduler.advance(500);
    expect([a.connectionState, b.connectionState]).toEqual(['connected', 'connected']);
    expect(await framesInNextSecond(world, b)).toBe(25);
  });
});

describe('a way that takes more than the devices’ own addresses', () => {
  test.each([
    { type: 'host', iceServers: [], works: true, uses: ['host', 'host'] },
    { type: 'srflx', iceServers: [], works: false, uses: [undefined, undefined] },
    { type: 'srflx', iceServers: [stun], works: true, uses: ['srflx', 'srflx'] },
    { type: 'relay', iceServers: [stun], works: false, uses: [undefined, undefined] },
    { type: 'relay', iceServers: [stun, turn], works: true, uses: ['relay', 'host'] },
  ] as const)('of type $type, with $iceServers', async ({ type, iceServers, works, uses }) => {
    const world = createSimulatedEnvironment(3);
    world.network.setDefault({ type });
    const pair = fakePair(world, { iceServers: [...iceServers] });
    await advanceUntilSettled(world, negotiate(pair.a, pair.b));
    expect(await waitUntilConnected(world, pair)).toBe(works);
    await world.scheduler.advance(5_000);
    const used = await selectedCandidateTypes(pair.a);
    expect(new Set(used)).toEqual(new Set(uses));
  });

  test('is gone back to when a better one is there again', async () => {
    const world = createSimulatedEnvironment(4);
    world.network.setDefault({ type: 'relay' });
    const { a, b } = await connectedPair(world, { iceServers: [turn] });
    expect(await selectedCandidateTypes(b)).toContain('relay');
    world.network.setDefault({ type: 'host' });
    await world.scheduler.advance(1_000);
    expect(await selectedCandidateTypes(b)).toEqual(['host', 'host']);
    expect(a.connectionState).toBe('connected');
  });

  test('is the relay alone where the configuration says so after a restart', async () => {
    const world = createSimulatedEnvironment(5);
    const { a, b } = await connectedPair(world, { iceServers: [turn] });
    for (const each of [a, b]) {
      each.setConfiguration({ iceServers: [turn], iceTransportPolicy: 'relay' });
    }
    a.restartIce();
    await advanceUntilSettled(world, negotiate(a, b));
    await world.scheduler.advance(1_000);
    expect(await selectedCandidateTypes(a)).toEqual(['relay', 'relay']);
  });
});
