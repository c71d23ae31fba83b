import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { untrack } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { notificationsText } from '../../text/messages/notifications.ts';

/** Creates a function that says who speaks now, as a sentence. */
export function createSpeakerSentence(): () => string {
  const text = useText(notificationsText);
  const format = useText(formatText);
  const { isSpeaking, member, memberIds } = useCall();
  return () =>
    untrack(() => {
      const speaking = memberIds().filter(isSpeaking);
      const names = format.list(speaking.map((id) => member(id)?.profile.name ?? ''));
      return text.speaking({ count: speaking.length, names });
    });
}
