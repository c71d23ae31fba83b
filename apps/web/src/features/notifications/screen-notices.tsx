import { useText } from '@visavis/text/solid';
import { createSignal, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { commonText } from '../../text/messages/common.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { Notice } from '../../ui/notice.tsx';

/**
 * Says that the own screen is shared, or why it is not. It is removed in between.
 *
 * @param props.isUnavailable whether the browser did not give a screen
 */
export function ScreenNotices(props: { readonly isUnavailable: boolean }) {
  const text = useText(notificationsText);
  const common = useText(commonText);
  const { send } = useCall();
  const [isDismissed, setDismissed] = createSignal(false);
  const toggle = () => send({ type: 'screen.toggle' });
  return (
    <Show
      when={props.isUnavailable}
      fallback={<Notice actions={[{ text: text.stopSharing, run: toggle }]}>{text.sharing}</Notice>}
    >
      <Show when={!isDismissed()}>
        <Notice
          actions={[
            { text: common.retry, run: toggle },
            { text: text.dismiss, run: () => setDismissed(true) },
          ]}
        >
          <strong>{text.noScreen.title}</strong> {text.noScreen.text}
        </Notice>
      </Show>
    </Show>
  );
}
