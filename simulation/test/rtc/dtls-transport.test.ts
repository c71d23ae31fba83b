import { expect, test } from 'vitest';
import { localDescriptionOf } from '../../conformance/connection-pair.ts';
import { createFakePair, framesInNextSecond } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

test.each([
  {
    attribute: 'fingerprint',
    pattern: /a=fingerprint:sha-256 .*/g,
    replacement: 'a=fingerprint:sha-256 00:00',
  },
  { attribute: 'ICE password', pattern: /a=ice-pwd:.*/g, replacement: 'a=ice-pwd:somebodyelse' },
])(
  'a connection with a wrong $attribute in the description does not connect',
  async ({ pattern, replacement }) => {
    const environment = createSimulatedEnvironment(1);
    const { a, b } = createFakePair(environment);
    const negotiation = async () => {
      await a.setLocalDescription();
      const { type, sdp = '' } = localDescriptionOf(a);
      await b.setRemoteDescription({ type, sdp: sdp.replaceAll(pattern, replacement) });
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
    };
    await advanceUntilSettled(environment, negotiation());
    await environment.scheduler.advance(30_000);
    expect(b.connectionState).not.toBe('connected');
    expect(a.connectionState).not.toBe('connected');
    expect(await framesInNextSecond(environment, b)).toBe(0);
  },
);
