import { useText } from '@visavis/text/solid';
import { entriesText } from '../text/messages/entries.ts';

/** The type of the event that XState sends when a delay expires: it contains the delay and the state. */
const delayedEventPattern = /^xstate\.after\.([^.]+)\.[^.]+\.?(.*)$/;

/** Whether an event was sent by an expired delay. */
export const isDelayedEvent = (type: string): boolean => delayedEventPattern.test(type);

/** Formats an event type, readable also for the event of a delay. */
export function formatEventName(type: string): string {
  const [, delay, state = ''] = delayedEventPattern.exec(type) ?? [];
  if (delay === undefined) return type;
  const { unknownState, inState } = useText(entriesText).delayEvent;
  return state === '' ? unknownState({ delay }) : inState({ delay, state });
}
