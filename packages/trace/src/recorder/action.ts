import { Actor, type ActorRefLike } from 'xstate';

/** What an action of a machine means for a recording. */
type InterpretedAction =
  | {
      readonly kind: 'delayStarted';
      readonly id: string;
      readonly delayMs: number;
      readonly event: unknown;
    }
  | { readonly kind: 'delayCancelled'; readonly id: string }
  | { readonly kind: 'action'; readonly params: unknown; readonly stopped: ActorRefLike | null };

/** The parameters of XState's own actions that matter here. */
interface ActionParams {
  readonly id?: unknown;
  readonly delay?: unknown;
  readonly event?: unknown;
  readonly sendId?: unknown;
  readonly to?: unknown;
  readonly actorRef?: unknown;
}

const isActionParams = (params: unknown): params is ActionParams =>
  typeof params === 'object' && params !== null;

const eventTypeOf = (event: unknown): string =>
  typeof event === 'object' && event !== null && 'type' in event ? String(event.type) : '';

/** Interprets XState's own actions. A machine's own actions are recorded as they are. */
export function interpretAction(type: string, params: unknown): InterpretedAction {
  const action = { kind: 'action', stopped: null } as const;
  if (!isActionParams(params)) return { ...action, params };
  const { id, delay: delayMs, event, to, actorRef } = params;
  const eventType = eventTypeOf(event);
  switch (type) {
    case 'xstate.raise':
    case 'xstate.sendTo':
      if (typeof delayMs === 'number') {
        const delayId = typeof id === 'string' ? id : eventType;
        return { kind: 'delayStarted', id: delayId, delayMs, event };
      }
      // The whole event that is sent is recorded when it reaches its receiver.
      return { ...action, params: type === 'xstate.raise' ? { event } : { to, event: eventType } };
    case 'xstate.cancel':
      return { kind: 'delayCancelled', id: String(params.sendId) };
    case 'xstate.spawnChild':
      return { ...action, params: actorRef };
    case 'xstate.stopChild':
      return { ...action, params, stopped: params instanceof Actor ? params : null };
    default:
      return { ...action, params };
  }
}
