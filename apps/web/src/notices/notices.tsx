import { createEffect, createMemo, createSignal, For, on, Show, untrack } from 'solid-js';
import { isSoundHeld, releaseSound } from '../parts/playback.ts';
import { isSending, sameTroubles, troublesOf, type Trouble } from '../session/devices.ts';
import { intentOf } from '../session/intent.ts';
import { useCall } from '../view/view.ts';
import type { Situation } from '../words/obstacle.ts';
import { commonWords, deviceWords, noticeWords, obstacleWords } from '../words/words.ts';
import { Notice } from './notice.tsx';
import { createObstacle } from './obstacle.ts';
import { createTalking } from './talking.ts';
import styles from './notices.module.css';

/** Devices that need the person's help, until they look away from it. */
function DeviceNotices() {
  const { media, send } = useCall();
  const troubles = createMemo<readonly Trouble[]>(() => troublesOf(media()), [], {
    equals: sameTroubles,
  });
  // Whoever came by the lobby was told there. A device that fails again is news again.
  const cameByLobby = !intentOf(location.search).join;
  const [dismissed, dismiss] = createSignal(cameByLobby ? untrack(troubles) : []);
  createEffect(on(troubles, () => dismiss([]), { defer: true }));
  return (
    <For each={sameTroubles(dismissed(), troubles()) ? [] : troubles()}>
      {({ failure, kinds }) => {
        const { title, text, canRetry } = deviceWords.helpWith(failure, kinds);
        const retry = { text: commonWords.again, act: () => send({ type: 'media.open', kinds }) };
        const away = { text: noticeWords.dismiss, act: () => dismiss(troubles()) };
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
export function Notices() {
  const { media, memberIds, send } = useCall();
  const obstacle = createObstacle();
  const isTalking = createTalking();
  const situation = (): Situation => {
    if (memberIds().length === 0) return 'alone';
    return isTalking() ? 'talking' : 'waiting';
  };
  return (
    <div class={styles['notices']}>
      <Show when={obstacle()}>
        {(what) => (
          <Notice acts={[{ text: obstacleWords.retry, act: () => send({ type: 'retry' }) }]}>
            {obstacleWords.sentence(what(), situation())}
          </Notice>
        )}
      </Show>
      <Show when={isSoundHeld()}>
        <Notice acts={[{ text: noticeWords.hear, act: releaseSound }]}>
          {noticeWords.soundBlocked}
        </Notice>
      </Show>
      <Show when={isSending(media(), 'screen')}>
        <Notice
          acts={[{ text: noticeWords.stopSharing, act: () => send({ type: 'screen.toggle' }) }]}
        >
          {noticeWords.sharing}
        </Notice>
      </Show>
      <Show when={media()?.matches({ screen: 'refused' })}>
        <Notice acts={[{ text: commonWords.again, act: () => send({ type: 'screen.toggle' }) }]}>
          <strong>{noticeWords.noScreen.title}.</strong> {noticeWords.noScreen.text}
        </Notice>
      </Show>
      <DeviceNotices />
    </div>
  );
}
