import { Actor, type ActorRefLike } from 'xstate';

/** What an action is to a recording. */
type InterpretedAction =
  | {
      readonly kind: 'delayStarted';
      readonly id: string;
      readonly ms: number;
      readonly event: unknown;
    }
  | { readonly kind: 'delayCancelled'; readonly id: string }
  | { readonly kind: 'action'; readonly params: unknown; readonly stopped: ActorRefLike | null };

/** What the actions of XState are given, as far as it matters here. */
interface ActionParams {
  readonly id?: unknown;
  readonly delay?: unknown;
  readonly event?: unknown;
  readonly sendId?: unknown;
  readonly to?: unknown;
  readonly actorRef?: unknown;
}

const isActionParams = (given: unknown): given is ActionParams =>
  typeof given === 'object' && given !== null;

const eventTypeOf = (event: unknown): string =>
  typeof event === 'object' && event !== null && 'type' in event ? String(event.type) : '';

/** What an action of XState's stands for; those of a machine's own stand for themselves. */
export function interpretAction(type: string, given: unknown): InterpretedAction {
  const action = { kind: 'action', stopped: null } as const;
  if (!isActionParams(given)) return { ...action, params: given };
  const { id, delay: ms, event, to, actorRef } = given;
  const eventType = eventTypeOf(event);
  switch (type) {
    case 'xstate.raise':
    case 'xstate.sendTo':
      if (typeof ms === 'number') {
        return { kind: 'delayStarted', id: typeof id === 'string' ? id : eventType, ms, event };
      }
      // What is sent follows in whole, as the event that reaches the other.
      return { ...action, params: type === 'xstate.raise' ? { event } : { to, event: eventType } };
    case 'xstate.cancel':
      return { kind: 'delayCancelled', id: String(given.sendId) };
    case 'xstate.spawnChild':
      return { ...action, params: actorRef };
    case 'xstate.stopChild':
      return { ...action, params: given, stopped: given instanceof Actor ? given : null };
    default:
      return { ...action, params: given };
  }
}
