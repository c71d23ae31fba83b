import { captureState } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import AudioOnly from 'lucide-solid/icons/headphones';
import Received from 'lucide-solid/icons/video';
import NotReceived from 'lucide-solid/icons/video-off';
import { noVideoKey } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callMenusText } from '../../text/messages/call-menus.ts';
import { storeText, tabStorage } from '../../ui/browser/local-storage.ts';
import { MenuButton } from '../../ui/menu.tsx';

/** What helps on a slow or expensive network: no video of others, or none at all. Kept until the tab is closed. */
export function DataUseActions(props: { readonly close: () => void }) {
  const text = useText(callMenusText);
  const { media, receivesVideo, send } = useCall();
  const isAudioOnly = () => !receivesVideo() && captureState(media(), 'camera') !== 'live';
  const choose = (isReceived: boolean) => {
    storeText(tabStorage, noVideoKey, isReceived ? null : 'true');
    send({ type: 'receivedVideo.choose', receivesVideo: isReceived });
    props.close();
  };
  const toggleAudioOnly = () => {
    const isReceived = isAudioOnly();
    if (!isReceived) send({ type: 'camera.off' });
    choose(isReceived);
  };
  return (
    <>
      <MenuButton
        text={receivesVideo() ? text.stopReceivingVideo : text.receiveVideo}
        icon={receivesVideo() ? NotReceived : Received}
        onPress={() => choose(!receivesVideo())}
      />
      <MenuButton
        text={text.audioOnly}
        icon={AudioOnly}
        pressed={isAudioOnly()}
        onPress={toggleAudioOnly}
      />
    </>
  );
}
