import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import {
  createEffect,
  createMemo,
  createSignal,
  lazy,
  on,
  Show,
  Suspense,
  type JSX,
} from 'solid-js';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { createMediaPossible } from '../../call/state/media-possible.ts';
import { describeCallProblem, type CallSituation } from '../../text/call-problem.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { commonText } from '../../text/messages/common.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { isAudioBlocked, unblockAudio } from '../../ui/media/playback.ts';
import { Notice } from '../../ui/notice.tsx';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import { DeviceNotifications } from './device-notifications.tsx';
import styles from './notifications.module.css';

const PluggedDevices = lazy(() =>
  import('../plugged-devices/plugged-devices.tsx').then(({ PluggedDevices }) => ({
    default: PluggedDevices,
  })),
);

/** The notices of a call, and what the user can do about them. The children come last. */
export function Notifications(props: { readonly children?: JSX.Element }) {
  const text = useText(notificationsText);
  const problemText = useText(callProblemText);
  const common = useText(commonText);
  const { media, memberIds, send } = useCall();
  const problem = createCallProblem();
  const isMediaPossible = createMediaPossible();
  const situation = (): CallSituation => {
    if (memberIds().length === 0) return 'alone';
    return isMediaPossible() ? 'connected' : 'waiting';
  };
  const toggleScreen = () => send({ type: 'screen.toggle' });
  const isScreenUnavailable = createMemo(
    () => media()?.matches({ screen: 'unavailable' }) ?? false,
  );
  const [isNoScreenDismissed, setNoScreenDismissed] = createSignal(false);
  const [arePluggedDevicesShown, showPluggedDevices] = createSignal(false);
  onceIdle(() => showPluggedDevices(true));
  createEffect(on(isScreenUnavailable, () => setNoScreenDismissed(false)));
  return (
    <div class={styles['notifications']}>
      <Show when={problem()}>
        {(current) => (
          <Notice actions={[{ text: problemText.retry, run: () => send({ type: 'retry' }) }]}>
            {describeCallProblem(current(), situation())}
          </Notice>
        )}
      </Show>
      <Show when={isAudioBlocked()}>
        <Notice actions={[{ text: text.playAudio, run: unblockAudio }]}>{text.audioBlocked}</Notice>
      </Show>
      <Show when={isSending(media(), 'screen')}>
        <Notice actions={[{ text: text.stopSharing, run: toggleScreen }]}>{text.sharing}</Notice>
      </Show>
      <Show when={isScreenUnavailable() && !isNoScreenDismissed()}>
        <Notice
          actions={[
            { text: common.retry, run: toggleScreen },
            { text: text.dismiss, run: () => setNoScreenDismissed(true) },
          ]}
        >
          <strong>{text.noScreen.title}</strong> {text.noScreen.text}
        </Notice>
      </Show>
      <DeviceNotifications />
      <Show when={arePluggedDevicesShown()}>
        <RetryBoundary fallback={() => null}>
          <Suspense>
            <PluggedDevices />
          </Suspense>
        </RetryBoundary>
      </Show>
      {props.children}
    </div>
  );
}
