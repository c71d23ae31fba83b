import type { AnyEventObject, MachineContext } from 'xstate';

const hiddenText = '…';

/** Copies a value without its names: those of members, and that of the room, which is a secret. */
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

/** A room's context without names. */
export function sanitizeContext(context: MachineContext): MachineContext {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      key === 'name' ? hiddenText : hideNames(value),
    ]),
  );
}

/** An event without names. */
export function sanitizeEvent({ type, ...rest }: AnyEventObject): AnyEventObject {
  return { ...sanitizeContext(rest), type };
}
