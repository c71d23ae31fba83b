import type { AnyEventObject, MachineContext } from 'xstate';

const placeholder = '…';
/** The depth to which values are shown. */
const maxDepth = 8;

/**
 * Properties that hold secrets or identify somebody: SDP, candidates, credentials, names and pictures, rooms and what opens
 * them, devices.
 */
const secretKeys: ReadonlySet<string> = new Set([
  'sdp',
  'candidate',
  'usernameFragment',
  'username',
  'credential',
  'iceServers',
  'servers',
  'name',
  'portrait',
  'room',
  'secret',
  'entry',
  'lock',
  'delegation',
  'signature',
  'label',
  'deviceId',
  'choices',
  'devices',
  'message',
  'lastFailure',
]);

/** False for actors, which refer to each other; the inspector shows them by id. */
const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function sanitizeValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? placeholder : value;
  if (depth === 0) return placeholder;
  if (Array.isArray(value)) return value.map((item) => sanitizeValue(item, depth - 1));
  if (!isPlain(value)) return placeholder;
  return withoutSecrets(value, depth);
}

function withoutSecrets(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.has(key) ? placeholder : sanitizeValue(inner, depth - 1),
    ]),
  );
}

/** Removes secrets from the context of a machine. Other actors have no context. */
export const sanitizeContext = (context: MachineContext | undefined): MachineContext =>
  withoutSecrets(context ?? {}, maxDepth);

/** Removes secrets from an event. */
export const sanitizeEvent = ({ type, ...rest }: AnyEventObject): AnyEventObject => ({
  ...withoutSecrets(rest, maxDepth),
  type,
});
