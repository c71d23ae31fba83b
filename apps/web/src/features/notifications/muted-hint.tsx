import { useText } from '@visavis/text/solid';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { Notice } from '../../ui/notice.tsx';
import { areShortcutsOn, shortcutKeys } from '../shortcuts/shortcut-setting.ts';

/** Tells somebody who speaks that nobody hears it. */
export function MutedHint() {
  const text = useText(notificationsText);
  const call = useText(callText);
  const { send } = useCall();
  return (
    <Notice
      actions={[{ text: call.hints.microphoneOff, run: () => send({ type: 'microphone.toggle' }) }]}
    >
      {areShortcutsOn() ? text.youAreMutedKeys({ key: shortcutKeys.microphone }) : text.youAreMuted}
    </Notice>
  );
}
