import type { AnyEventObject, MachineContext } from 'xstate';

const hiddenText = '…';

/** A copy in which every `name` is hidden: people's, and the room's, which is the key to it. */
function hideNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'name' ? hiddenText : hideNames(inner),
    ]),
  );
}

/** What the inspector may see of a room's context. */
export function sanitizeContext(context: MachineContext): MachineContext {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      key === 'name' ? hiddenText : hideNames(value),
    ]),
  );
}

/** What the inspector may see of an event. */
export function sanitizeEvent({ type, ...rest }: AnyEventObject): AnyEventObject {
  return { ...sanitizeContext(rest), type };
}
