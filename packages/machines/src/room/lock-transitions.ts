import type { RoomAccess } from '@visavis/protocol';
import { and } from 'xstate';
import { announceLock, endAllMemberships, refuseAllWaiting } from './announce-actions.ts';

/**
 * The transitions by which a private room gets a newer lock. The server has verified that the owner made it.
 *
 * @param access the access that the room has
 */
export const lockTransitions = (access: RoomAccess) =>
  ({
    'lock.present': [
      {
        // Everyone has entered with a link that is not the owner's: they came before anybody who knows the lock.
        guard: and(['isLockNewer', 'isLockOfOtherLink']),
        actions: [announceLock(access), ...endAllMemberships('link-changed'), 'storeLock'],
      },
      { guard: 'isLockNewer', actions: [announceLock(access), 'storeLock'] },
    ],
    'link.change': {
      // The members stay: they receive the new link from each other. Those who are waiting have the old one.
      guard: and(['isByMember', 'isLockNewer']),
      actions: [announceLock(access), ...refuseAllWaiting('link-changed'), 'storeLock'],
    },
  }) as const;
