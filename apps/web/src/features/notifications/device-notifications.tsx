import { deviceProblems, isSameDeviceProblems, type DeviceProblem } from '@visavis/client/derived';
import { createEffect, createMemo, createSignal, For, on, untrack } from 'solid-js';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { useCall } from '../../call/state/call-view.ts';
import { commonText, deviceText, notificationText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';

/** Notices about devices that have failed, until they are dismissed. */
export function DeviceNotifications() {
  const { media, send } = useCall();
  const problems = createMemo<readonly DeviceProblem[]>(() => deviceProblems(media()), [], {
    equals: isSameDeviceProblems,
  });
  // The lobby has already shown the problems there were. A device that fails again is a new problem.
  const hasSeenLobby = !readLinkParameters(location.search).join;
  const [dismissed, dismiss] = createSignal(hasSeenLobby ? untrack(problems) : []);
  createEffect(on(problems, () => dismiss([]), { defer: true }));
  return (
    <For each={isSameDeviceProblems(dismissed(), problems()) ? [] : problems()}>
      {({ failure, kinds }) => {
        const { title, text, canRetry } = deviceText.helpWith(failure, kinds);
        const retry = { text: commonText.retry, run: () => send({ type: 'media.open', kinds }) };
        const close = { text: notificationText.dismiss, run: () => dismiss(problems()) };
        return (
          <Notice actions={[...(canRetry ? [retry] : []), close]}>
            <strong>{title}.</strong> {text}
          </Notice>
        );
      }}
    </For>
  );
}
