import { createEffect, createMemo, createSignal, For, on, Show, untrack, type JSX } from 'solid-js';
import { isSoundHeld, releaseSound } from '../parts/playback.ts';
import { isSending, sameTroubles, troublesOf, type Trouble } from '../session/devices.ts';
import { intentOf } from '../session/intent.ts';
import { useCall } from '../session/view.ts';
import { deviceWords, noticeWords } from '../words/words.ts';
import styles from './notices.module.css';

function Notice(props: {
  children: JSX.Element;
  action: string;
  onAct: () => void;
  onDismiss?: () => void;
}) {
  return (
    <div class={styles['notice']} role="status">
      <p>{props.children}</p>
      <button type="button" class="button small" onClick={() => props.onAct()}>
        {props.action}
      </button>
      <Show when={props.onDismiss}>
        {(dismiss) => (
          <button type="button" class="button small" onClick={() => dismiss()()}>
            {noticeWords.dismiss}
          </button>
        )}
      </Show>
    </div>
  );
}

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
        const { title, text } = deviceWords.helpWith(failure, kinds);
        return (
          <Notice
            action={deviceWords.again}
            onAct={() => send({ type: 'media.open', kinds })}
            onDismiss={() => dismiss(troubles())}
          >
            <strong>{title}.</strong> {text}
          </Notice>
        );
      }}
    </For>
  );
}

/** What a person must know during a call, and what they can do about it. */
export function Notices() {
  const { media, memberIds, send, signaling } = useCall();
  const isServerAway = createMemo(() => signaling()?.hasTag('server away') ?? false);
  return (
    <div class={styles['notices']}>
      <Show when={isServerAway()}>
        <Notice action={noticeWords.retry} onAct={() => send({ type: 'retry' })}>
          {memberIds().length > 0 ? noticeWords.serverAway : noticeWords.serverAwayAlone}
        </Notice>
      </Show>
      <Show when={isSoundHeld()}>
        <Notice action={noticeWords.hear} onAct={releaseSound}>
          {noticeWords.soundBlocked}
        </Notice>
      </Show>
      <Show when={isSending(media(), 'screen')}>
        <Notice action={noticeWords.stopSharing} onAct={() => send({ type: 'screen.toggle' })}>
          {noticeWords.sharing}
        </Notice>
      </Show>
      <DeviceNotices />
    </div>
  );
}
