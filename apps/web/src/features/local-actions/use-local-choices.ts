import type { PeerId } from '@visavis/client';
import type { Accessor } from 'solid-js';
import { memberKeys, storeMember } from '../../call/session/stored-members.ts';
import { useCall } from '../../call/state/call-view.ts';

/** What the user has chosen about another person for this page alone, and how to change it. */
interface LocalChoicesAboutMember {
  readonly isMuted: Accessor<boolean>;
  readonly isVideoHidden: Accessor<boolean>;
  readonly isDisconnected: Accessor<boolean>;
  readonly mute: (isMuted: boolean) => void;
  readonly hideVideo: (isHidden: boolean) => void;
  readonly disconnect: (isDisconnected: boolean) => void;
}

/** The choices about a member. They last until the tab is closed, also when the page is reloaded. */
export function useLocalChoices(id: Accessor<PeerId>): LocalChoicesAboutMember {
  const { isDisconnectedFrom, isMutedForMe, isVideoHidden, muteForMe, send } = useCall();
  return {
    isMuted: () => isMutedForMe(id()),
    isVideoHidden: () => isVideoHidden(id()),
    isDisconnected: () => isDisconnectedFrom(id()),
    mute(isMuted) {
      storeMember(memberKeys.muted, id(), isMuted);
      muteForMe(id(), isMuted);
    },
    hideVideo(isHidden) {
      storeMember(memberKeys.hidden, id(), isHidden);
      send({ type: 'memberVideo.choose', id: id(), isWanted: !isHidden });
    },
    disconnect(isDisconnected) {
      storeMember(memberKeys.disconnected, id(), isDisconnected);
      send({ type: isDisconnected ? 'member.disconnect' : 'member.reconnect', id: id() });
    },
  };
}
