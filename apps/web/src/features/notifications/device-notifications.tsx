import { deviceProblems, isSameDeviceProblems, type DeviceProblem } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, For, on, untrack } from 'solid-js';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { useCall } from '../../call/state/call-view.ts';
import { helpWith } from '../../text/device-help.ts';
import { commonText } from '../../text/messages/common.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { Notice } from '../../ui/notice.tsx';

/** Notices about devices that have failed, until they are dismissed. */
export function DeviceNotifications() {
  const text = useText(notificationsText);
  const common = useText(commonText);
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
        const help = () => helpWith(failure, kinds);
        const actions = () => {
          const retry = { text: common.retry, run: () => send({ type: 'media.open', kinds }) };
          const close = { text: text.dismiss, run: () => dismiss(problems()) };
          return help().canRetry ? [retry, close] : [close];
        };
        return (
          <Notice actions={actions()}>
            <strong>{help().sentence}</strong> {help().text}
          </Notice>
        );
      }}
    </For>
  );
}
