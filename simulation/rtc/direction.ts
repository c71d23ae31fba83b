import type { Direction } from './description.ts';

export const sends = (direction: Direction | null): boolean =>
  direction === 'sendrecv' || direction === 'sendonly';

export const receives = (direction: Direction | null): boolean =>
  direction === 'sendrecv' || direction === 'recvonly';

const directionOf = (send: boolean, receive: boolean): Direction => {
  if (send) return receive ? 'sendrecv' : 'sendonly';
  return receive ? 'recvonly' : 'inactive';
};

/** The same direction, seen from the other side. */
export const reversed = (direction: Direction): Direction =>
  directionOf(receives(direction), sends(direction));

/** What two wishes for the same direction have in common. */
export const intersected = (a: Direction, b: Direction): Direction =>
  directionOf(sends(a) && sends(b), receives(a) && receives(b));
