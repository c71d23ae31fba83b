import { expect, test } from 'vitest';
import { localDescriptionOf } from '../../conformance/connection-pair.ts';
import { fakePair, framesInNextSecond } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

test.each([
  { what: 'fingerprint', altered: /a=fingerprint:sha-256 .*/g, by: 'a=fingerprint:sha-256 00:00' },
  { what: 'password of ICE', altered: /a=ice-pwd:.*/g, by: 'a=ice-pwd:somebodyelse' },
])('with another $what in the description, nothing flows', async ({ altered, by }) => {
  const world = createSimulatedEnvironment(1);
  const { a, b } = fakePair(world);
  const negotiation = async () => {
    await a.setLocalDescription();
    const { type, sdp = '' } = localDescriptionOf(a);
    await b.setRemoteDescription({ type, sdp: sdp.replaceAll(altered, by) });
    await b.setLocalDescription();
    await a.setRemoteDescription(localDescriptionOf(b));
  };
  await advanceUntilSettled(world, negotiation());
  await world.scheduler.advance(30_000);
  expect(b.connectionState).not.toBe('connected');
  expect(a.connectionState).not.toBe('connected');
  expect(await framesInNextSecond(world, b)).toBe(0);
});
