import { isOwnerPresent, mayModerate } from '@visavis/client/derived';
import type { ModerationAction, PeerId } from '@visavis/client';
import { useCall } from '../../call/state/call-view.ts';

/** What follows for the room when somebody is removed. */
export type RemovalEffect = 'newLink' | 'waitingRoom' | 'waitingRoomInOpenRoom';

/** What the user can do as somebody who moderates. */
export function createModeration() {
  const { call, send, snapshot } = useCall();
  const moderate = (action: ModerationAction) => send({ type: 'moderate', action });
  const removalEffect = (): RemovalEffect => {
    const { context } = snapshot();
    if (!context.isPrivate) return 'waitingRoomInOpenRoom';
    return isOwnerPresent(context) ? 'newLink' : 'waitingRoom';
  };
  return {
    moderate,
    may: (action: ModerationAction['type'], target?: PeerId) =>
      mayModerate(snapshot().context, action, target),
    makeHost: (id: PeerId) => void call.makeHost(id),
    removalEffect,
    /** Removes a member for good: whoever is removed needs a new link, or has to be admitted. */
    remove: (target: PeerId) => {
      const isLinkChanged = removalEffect() === 'newLink';
      const isOpen = snapshot().context.roomState?.access === 'open';
      if (!isLinkChanged && isOpen) moderate({ type: 'setAccess', access: 'waiting-room' });
      moderate({ type: 'remove', target });
    },
  };
}
