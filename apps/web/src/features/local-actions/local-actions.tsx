import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import HideVideo from 'lucide-solid/icons/eye-off';
import ShowVideo from 'lucide-solid/icons/eye';
import Connect from 'lucide-solid/icons/plug';
import Disconnect from 'lucide-solid/icons/unplug';
import Unmute from 'lucide-solid/icons/volume-2';
import Mute from 'lucide-solid/icons/volume-off';
import { localActionsText } from '../../text/messages/local-actions.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { useLocalChoices } from './use-local-choices.ts';

interface LocalActionsProps {
  readonly id: PeerId;
  readonly close: () => void;
}

/** What everybody may do about another person, for this page alone. The items of a menu. */
export function LocalActions(props: LocalActionsProps) {
  const text = useText(localActionsText);
  const choices = useLocalChoices(() => props.id);
  const choose = (change: () => void) => {
    props.close();
    change();
  };
  return (
    <>
      <MenuButton
        text={choices.isMuted() ? text.unmuteForMe : text.muteForMe}
        icon={choices.isMuted() ? Unmute : Mute}
        onPress={() => choose(() => choices.mute(!choices.isMuted()))}
      />
      <MenuButton
        text={choices.isVideoHidden() ? text.showVideo : text.hideVideo}
        icon={choices.isVideoHidden() ? ShowVideo : HideVideo}
        onPress={() => choose(() => choices.hideVideo(!choices.isVideoHidden()))}
      />
      <MenuButton
        text={choices.isDisconnected() ? text.connectAgain : text.disconnect}
        icon={choices.isDisconnected() ? Connect : Disconnect}
        onPress={() => choose(() => choices.disconnect(!choices.isDisconnected()))}
      />
    </>
  );
}
