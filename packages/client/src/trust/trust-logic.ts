import type { TrustCommand, TrustInput } from '@visavis/machines';
import { fromCallback } from 'xstate';
import { Trust, type TrustPlatform } from './trust.ts';

/** The logic of the trust actor: it signs with the key of the session and verifies with those of the members. */
export function createTrustLogic(platform: TrustPlatform) {
  return fromCallback<TrustCommand, TrustInput>(({ input, receive, sendBack }) => {
    const trust = new Trust(platform, input.room, sendBack);
    receive((command) => trust.perform(command));
  });
}
