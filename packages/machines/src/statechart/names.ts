/** Text for the guards, actions, events and delays of XState's machine definitions. */

function readProperty(value: unknown, key: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
    return undefined;
  return key in value ? Reflect.get(value, key) : undefined;
}

function withParams(type: string, params: unknown): string {
  return params === undefined || typeof params === 'function'
    ? type
    : `${type} ${JSON.stringify(params)}`;
}

/** A guard's name. Guards combined by `and`, `or` and `not` are written out. */
export function guardName(guard: unknown): string {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return guard;
  const operands = readProperty(guard, 'guards');
  const name = readProperty(guard, 'name');
  if (Array.isArray(operands)) {
    const names = operands.map(guardName);
    return name === 'not' ? `not (${names.join('')})` : names.join(` ${String(name)} `);
  }
  const type = readProperty(guard, 'type');
  if (typeof type === 'string') return withParams(type, readProperty(guard, 'params'));
  return typeof name === 'string' && name !== '' ? name : 'an inline guard';
}

/** An action's name. XState's own actions have names such as `assign`. */
export function actionName(action: unknown): string {
  if (typeof action === 'string') return action;
  const type = readProperty(action, 'type');
  if (typeof type === 'string') {
    const sent = readProperty(readProperty(action, 'event'), 'type');
    if (type.startsWith('xstate.')) {
      return [type.slice('xstate.'.length), ...(typeof sent === 'string' ? [sent] : [])].join(' ');
    }
    return withParams(type, readProperty(action, 'params'));
  }
  const name = readProperty(action, 'name');
  return typeof name === 'string' && name !== '' ? name : 'an inline action';
}

/** Whether XState added an action itself, to start or stop the timer of a delayed transition. */
export function isTimer(action: unknown): boolean {
  const sent =
    readProperty(readProperty(action, 'event'), 'type') ?? readProperty(action, 'sendId');
  return typeof sent === 'string' && sent.startsWith('xstate.after.');
}

const eventPrefixes: readonly (readonly [prefix: string, text: string])[] = [
  ['xstate.done.actor.', 'done: '],
  ['xstate.error.actor.', 'failed: '],
  ['xstate.snapshot.', 'snapshot of: '],
];

/**
 * An event descriptor as text.
 *
 * @param delays names of delays by the type of their event
 */
export function eventName(type: string, delays: ReadonlyMap<string, string>): string {
  const delay = delays.get(type);
  if (delay !== undefined) return `after ${delay}`;
  if (type === '') return 'always';
  if (type === '*') return 'any other event';
  if (type.startsWith('xstate.done.state.')) return 'final state reached';
  const match = eventPrefixes.find(([prefix]) => type.startsWith(prefix));
  return match === undefined ? type : `${match[1]}${type.slice(match[0].length)}`;
}

/** A delay's name, or its milliseconds if it has no name. */
export function delayName(delay: unknown): string {
  if (typeof delay === 'number') return `${delay} ms`;
  return typeof delay === 'string' ? delay : 'a computed delay';
}
