import {
  deviceProblems,
  isSameDeviceProblems,
  isSending,
  type DeviceProblem,
} from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, lazy, Show, Suspense, untrack, type JSX } from 'solid-js';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { createMediaPossible } from '../../call/state/media-possible.ts';
import { describeCallProblem, type CallSituation } from '../../text/call-problem.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { isAudioBlocked, unblockAudio } from '../../ui/media/playback.ts';
import { Notice } from '../../ui/notice.tsx';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import styles from './notifications.module.css';

const ChangedLinkNotice = lazy(() =>
  import('./changed-link-notice.tsx').then(({ ChangedLinkNotice }) => ({
    default: ChangedLinkNotice,
  })),
);
const ModerationNotices = lazy(() =>
  import('./moderation-notices.tsx').then(({ ModerationNotices }) => ({
    default: ModerationNotices,
  })),
);
const DeviceNotifications = lazy(() =>
  import('./device-notifications.tsx').then(({ DeviceNotifications }) => ({
    default: DeviceNotifications,
  })),
);
const PluggedDevices = lazy(() =>
  import('../plugged-devices/plugged-devices.tsx').then(({ PluggedDevices }) => ({
    default: PluggedDevices,
  })),
);
const ScreenNotices = lazy(() =>
  import('./screen-notices.tsx').then(({ ScreenNotices }) => ({ default: ScreenNotices })),
);
const TrustNotices = lazy(() =>
  import('../trust/trust-notices.tsx').then(({ TrustNotices }) => ({ default: TrustNotices })),
);

/** The notices of a call, and what the user can do about them. The children come last. */
export function Notifications(props: {
  /** Shows everybody in the call. */
  readonly onPeople: () => void;
  readonly children?: JSX.Element;
}) {
  const text = useText(notificationsText);
  const problemText = useText(callProblemText);
  const { media, memberIds, send, snapshot } = useCall();
  const problem = createCallProblem();
  const isMediaPossible = createMediaPossible();
  const situation = (): CallSituation => {
    if (memberIds().length === 0) return 'alone';
    return isMediaPossible() ? 'connected' : 'waiting';
  };
  const isScreenUnavailable = createMemo(
    () => media()?.matches({ screen: 'unavailable' }) ?? false,
  );
  const [isIdle, setIdle] = createSignal(false);
  onceIdle(() => setIdle(true));
  const deviceFailures = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameDeviceProblems,
  });
  // Somebody waits for an answer, or asks for one.
  const isModerated = createMemo(() => {
    const { waiting, lastModeration } = snapshot().context;
    return waiting.length > 0 || lastModeration !== null;
  });
  const hasSeenLobby = !readLinkParameters(location.search).join;
  const seenFailures = hasSeenLobby ? untrack(deviceFailures) : [];
  const firstEpoch = untrack(snapshot).context.roomState?.lock?.epoch ?? null;
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
      <RetryBoundary fallback={() => null}>
        <Suspense>
          <Show when={isSending(media(), 'screen') || isScreenUnavailable()}>
            <ScreenNotices isUnavailable={isScreenUnavailable()} />
          </Show>
          <Show when={isIdle() || deviceFailures().length > 0}>
            <DeviceNotifications problems={deviceFailures()} seen={seenFailures} />
          </Show>
          <Show when={isIdle()}>
            <PluggedDevices />
            <ChangedLinkNotice firstEpoch={firstEpoch} />
            <TrustNotices />
          </Show>
          <Show when={isIdle() || isModerated()}>
            <ModerationNotices onPeople={() => props.onPeople()} />
          </Show>
        </Suspense>
      </RetryBoundary>
      {props.children}
    </div>
  );
}
