import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { roomTitle } from '../../call/names/room-title.ts';
import { commonText } from '../../text/messages/common.ts';
import { togglePictureInPicture } from '../picture-in-picture/small-window.tsx';
import { createMediaSession } from './media-session.ts';
import { createTab } from './tab.ts';
import { keepScreenOn } from './wake-lock.ts';

/** What a call tells the browser and the system: title and icon of the tab, media keys, and a screen that stays on. */
export function SystemIntegration() {
  const common = useText(commonText);
  const view = useCall();
  const { media, memberIds, send, snapshot } = view;
  const isMicrophoneOn = createMemo(() => isSending(media(), 'microphone'));
  const isCameraOn = createMemo(() => isSending(media(), 'camera'));
  keepScreenOn();
  createTab({
    room: () => roomTitle(snapshot().context.room, common),
    peopleCount: () => memberIds().length + 1,
    isMicrophoneOn,
  });
  createMediaSession({
    isMicrophoneOn,
    isCameraOn,
    send,
    openPictureInPicture: () => void togglePictureInPicture(view),
  });
  return null;
}
