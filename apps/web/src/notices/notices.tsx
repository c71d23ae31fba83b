import type { CaptureKind } from '@visavis/client';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { isSoundHeld, releaseSound } from '../parts/playback.ts';
import { captureState, failureOf, isSending } from '../session/devices.ts';
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

/** A device that needs the person's help, until they look away from it. */
function DeviceNotice(props: { kind: CaptureKind }) {
  const { media, send } = useCall();
  const failure = createMemo(() => failureOf(captureState(media(), props.kind)));
  const [dismissed, dismiss] = createSignal<string | null>(null);
  return (
    <Show when={failure() === dismissed() ? null : failure()}>
      {(failed) => {
        const help = () => deviceWords.help[failed()](props.kind);
        return (
          <Notice
            action={deviceWords.again}
            onAct={() => send({ type: 'media.open', kinds: [props.kind] })}
            onDismiss={() => dismiss(failed())}
          >
            <strong>{help().title}.</strong> {help().text}
          </Notice>
        );
      }}
    </Show>
  );
}

const KINDS = ['microphone', 'camera'] as const satisfies readonly CaptureKind[];

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
      <For each={KINDS}>{(kind) => <DeviceNotice kind={kind} />}</For>
    </div>
  );
}
