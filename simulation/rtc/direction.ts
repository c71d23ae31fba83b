export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export const canSend = (direction: Direction | null): boolean =>
  direction === 'sendrecv' || direction === 'sendonly';

export const canReceive = (direction: Direction | null): boolean =>
  direction === 'sendrecv' || direction === 'recvonly';

const toDirection = (send: boolean, receive: boolean): Direction => {
  if (send) return receive ? 'sendrecv' : 'sendonly';
  return receive ? 'recvonly' : 'inactive';
};

/** The same direction, seen from the other side. */
export const reverseDirection = (direction: Direction): Direction =>
  toDirection(canReceive(direction), canSend(direction));

/** The direction that both `a` and `b` allow. */
export const intersectDirections = (a: Direction, b: Direction): Direction =>
  toDirection(canSend(a) && canSend(b), canReceive(a) && canReceive(b));
