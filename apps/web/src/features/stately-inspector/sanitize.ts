import type { AnyEventObject, MachineContext } from 'xstate';

const placeholder = '…';
/** As deep as anything in a machine goes that is worth seeing. */
const maxDepth = 8;

/** What opens doors or names people and places: SDP, candidates, credentials, names, rooms, devices. */
const secretKeys: ReadonlySet<string> = new Set([
  'sdp',
  'candidate',
  'usernameFragment',
  'username',
  'credential',
  'iceServers',
  'servers',
  'name',
  'room',
  'label',
  'deviceId',
  'choices',
  'devices',
  'message',
  'lastFailure',
]);

/** Actors point back at each other; an inspector knows them by id. */
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

/** What the inspector may see of a machine's context. Actors that are no machines come without one. */
export const sanitizeContext = (context: MachineContext | undefined): MachineContext =>
  withoutSecrets(context ?? {}, maxDepth);

/** What the inspector may see of an event. */
export const sanitizeEvent = ({ type, ...rest }: AnyEventObject): AnyEventObject => ({
  ...withoutSecrets(rest, maxDepth),
  type,
});
