/** How XState calls the event of a delay that has run out: by the delay, and the state that waits. */
const AFTER = /^xstate\.after\.([^.]+)\.[^.]+\.?(.*)$/;

/** Whether an event is a delay's that has run out. */
export const isTimer = (type: string): boolean => AFTER.test(type);

/** An event, or what it is of a delay, as one reads it. */
export function eventName(type: string): string {
  const [, delay, state = ''] = AFTER.exec(type) ?? [];
  if (delay === undefined) return type;
  return state === '' ? `after ${delay}` : `after ${delay} in ${state}`;
}
