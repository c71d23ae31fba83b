import { expect, test } from 'vitest';
import { descriptionOf } from '../../conformance/pair.ts';
import { fakePair, framesOfSecond } from '../support/pair.ts';
import { createWorld, wind } from '../support/simulated.ts';

test.each([
  { what: 'fingerprint', altered: /a=fingerprint:sha-256 .*/g, by: 'a=fingerprint:sha-256 00:00' },
  { what: 'password of ICE', altered: /a=ice-pwd:.*/g, by: 'a=ice-pwd:somebodyelse' },
])('with another $what in the description, nothing flows', async ({ altered, by }) => {
  const world = createWorld(1);
  const { a, b } = fakePair(world);
  const negotiation = async () => {
    await a.setLocalDescription();
    const { type, sdp = '' } = descriptionOf(a);
    await b.setRemoteDescription({ type, sdp: sdp.replaceAll(altered, by) });
    await b.setLocalDescription();
    await a.setRemoteDescription(descriptionOf(b));
  };
  await wind(world, negotiation());
  await world.scheduler.advance(30_000);
  expect(b.connectionState).not.toBe('connected');
  expect(a.connectionState).not.toBe('connected');
  expect(await framesOfSecond(world, b)).toBe(0);
});
