import { isSending } from '@visavis/client/derived';
import { Show } from 'solid-js';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { createMediaPossible } from '../../call/state/media-possible.ts';
import type { CallSituation } from '../../text/call-problem.ts';
import { callProblemText, commonText, notificationText } from '../../text/text.ts';
import { isAudioBlocked, unblockAudio } from '../../ui/media/playback.ts';
import { Notice } from '../../ui/notice.tsx';
import { DeviceNotifications } from './device-notifications.tsx';
import styles from './notifications.module.css';

/** The notices of a call, and what the user can do about them. */
export function Notifications() {
  const { media, memberIds, send } = useCall();
  const problem = createCallProblem();
  const isMediaPossible = createMediaPossible();
  const situation = (): CallSituation => {
    if (memberIds().length === 0) return 'alone';
    return isMediaPossible() ? 'connected' : 'waiting';
  };
  const toggleScreen = () => send({ type: 'screen.toggle' });
  return (
    <div class={styles['notifications']}>
      <Show when={problem()}>
        {(current) => (
          <Notice actions={[{ text: callProblemText.retry, run: () => send({ type: 'retry' }) }]}>
            {callProblemText.sentence(current(), situation())}
          </Notice>
        )}
      </Show>
      <Show when={isAudioBlocked()}>
        <Notice actions={[{ text: notificationText.playAudio, run: unblockAudio }]}>
          {notificationText.audioBlocked}
        </Notice>
      </Show>
      <Show when={isSending(media(), 'screen')}>
        <Notice actions={[{ text: notificationText.stopSharing, run: toggleScreen }]}>
          {notificationText.sharing}
        </Notice>
      </Show>
      <Show when={media()?.matches({ screen: 'unavailable' })}>
        <Notice actions={[{ text: commonText.retry, run: toggleScreen }]}>
          <strong>{notificationText.noScreen.title}.</strong> {notificationText.noScreen.text}
        </Notice>
      </Show>
      <DeviceNotifications />
    </div>
  );
}
