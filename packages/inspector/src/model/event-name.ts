/** How XState calls the event of a delay that has run out: by the delay, and the state that waits. */
const delayedEventPattern = /^xstate\.after\.([^.]+)\.[^.]+\.?(.*)$/;

/** Whether an event is a delay's that has run out. */
export const isDelayedEvent = (type: string): boolean => delayedEventPattern.test(type);

/** An event, or what it is of a delay, as one reads it. */
export function formatEventName(type: string): string {
  const [, delay, state = ''] = delayedEventPattern.exec(type) ?? [];
  if (delay === undefined) return type;
  return state === '' ? `after ${delay}` : `after ${delay} in ${state}`;
}
