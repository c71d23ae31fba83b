import { isSending } from '@visavis/client/derived';
import { createMemo } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { togglePictureInPicture } from '../picture-in-picture/small-window.tsx';
import { createMediaSession } from './media-session.ts';
import { createTab } from './tab.ts';
import { keepScreenOn } from './wake-lock.ts';

/** What a call tells the browser and the system: title and icon of the tab, media keys, and a screen that stays on. */
export function SystemIntegration() {
  const view = useCall();
  const { media, memberIds, send, snapshot } = view;
  const isMicrophoneOn = createMemo(() => isSending(media(), 'microphone'));
  const isCameraOn = createMemo(() => isSending(media(), 'camera'));
  keepScreenOn();
  createTab({
    room: () => snapshot().context.room,
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
