import { isSameDeviceProblems, type DeviceProblem } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createSignal, For, on } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { helpWith } from '../../text/device-help.ts';
import { commonText } from '../../text/messages/common.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { Notice } from '../../ui/notice.tsx';

interface DeviceNotificationsProps {
  readonly problems: readonly DeviceProblem[];
  /** The problems that the lobby has already shown. A device that fails again is a new problem. */
  readonly seen: readonly DeviceProblem[];
}

/** Notices about devices that have failed, until they are dismissed. */
export function DeviceNotifications(props: DeviceNotificationsProps) {
  const text = useText(notificationsText);
  const common = useText(commonText);
  const { send } = useCall();
  const problems = () => props.problems;
  const [dismissed, dismiss] = createSignal(props.seen);
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
