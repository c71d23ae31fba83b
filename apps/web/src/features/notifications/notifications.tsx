import { createEffect, createMemo, createSignal, For, on, Show, untrack } from 'solid-js';
import { isAudioBlocked, unblockAudio } from '../../ui/media/playback.ts';
import {
  isSending,
  isSameProblems,
  deviceProblems,
  type DeviceProblem,
} from '../../call/derived/device-state.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { useCall } from '../../call/state/call-view.ts';
import type { CallSituation } from '../../text/call-problem.ts';
import { commonText, deviceText, notificationText, callProblemText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { createMediaPossible } from '../../call/state/media-possible.ts';
import styles from './notifications.module.css';

/** Devices that need the person's help, until they look away from it. */
function DeviceNotifications() {
  const { media, send } = useCall();
  const troubles = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameProblems,
  });
  // Whoever came by the lobby was told there. A device that fails again is news again.
  const cameByLobby = !readLinkParameters(location.search).join;
  const [dismissed, dismiss] = createSignal(cameByLobby ? untrack(troubles) : []);
  createEffect(on(troubles, () => dismiss([]), { defer: true }));
  return (
    <For each={isSameProblems(dismissed(), troubles()) ? [] : troubles()}>
      {({ failure, kinds }) => {
        const { title, text, canRetry } = deviceText.helpWith(failure, kinds);
        const retry = { text: commonText.retry, run: () => send({ type: 'media.open', kinds }) };
        const away = { text: notificationText.dismiss, run: () => dismiss(troubles()) };
        return (
          <Notice acts={[...(canRetry ? [retry] : []), away]}>
            <strong>{title}.</strong> {text}
          </Notice>
        );
      }}
    </For>
  );
}

/** What a person must know during a call, and what they can do about it. */
export function Notifications() {
  const { media, memberIds, send } = useCall();
  const obstacle = createCallProblem();
  const isTalking = createMediaPossible();
  const situation = (): CallSituation => {
    if (memberIds().length === 0) return 'alone';
    return isTalking() ? 'connected' : 'waiting';
  };
  return (
    <div class={styles['notices']}>
      <Show when={obstacle()}>
        {(what) => (
          <Notice acts={[{ text: callProblemText.retry, run: () => send({ type: 'retry' }) }]}>
            {callProblemText.sentence(what(), situation())}
          </Notice>
        )}
      </Show>
      <Show when={isAudioBlocked()}>
        <Notice acts={[{ text: notificationText.hear, run: unblockAudio }]}>
          {notificationText.soundBlocked}
        </Notice>
      </Show>
      <Show when={isSending(media(), 'screen')}>
        <Notice
          acts={[
            { text: notificationText.stopSharing, run: () => send({ type: 'screen.toggle' }) },
          ]}
        >
          {notificationText.sharing}
        </Notice>
      </Show>
      <Show when={media()?.matches({ screen: 'unavailable' })}>
        <Notice acts={[{ text: commonText.retry, run: () => send({ type: 'screen.toggle' }) }]}>
          <strong>{notificationText.noScreen.title}.</strong> {notificationText.noScreen.text}
        </Notice>
      </Show>
      <DeviceNotifications />
    </div>
  );
}
