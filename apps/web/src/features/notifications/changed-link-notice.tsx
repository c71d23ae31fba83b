import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { changeLinkText } from '../../text/messages/change-link.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { Notice } from '../../ui/notice.tsx';

/**
 * Tells that the link of a private room has been changed during the call, until it is dismissed.
 *
 * @param props.firstEpoch the epoch of the room's lock when the call began; null if it was not known yet
 */
export function ChangedLinkNotice(props: { readonly firstEpoch: number | null }) {
  const text = useText(changeLinkText);
  const common = useText(notificationsText);
  const { snapshot } = useCall();
  const epoch = () => snapshot().context.roomState?.lock?.epoch ?? null;
  const first = createMemo<number | null>((known) => known ?? epoch(), props.firstEpoch);
  const [dismissed, dismiss] = createSignal<number | null>(null);
  return (
    <Show when={(epoch() ?? 0) > (dismissed() ?? first() ?? 0)}>
      <Notice actions={[{ text: common.dismiss, run: () => dismiss(epoch()) }]}>
        {text.notice}
      </Notice>
    </Show>
  );
}
