import { lobbyText } from '../../text/messages/lobby.ts';
import { readText, tabStorage, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.guest';
/** Two digits: short to say, and seldom the same for two guests of one call. */
const numbers = { first: 10, count: 90 } as const;

/** The number of whoever has no name, the same until the tab is closed. */
export function guestNumber(): number {
  const stored = Number(readText(tabStorage, storageKey));
  if (Number.isInteger(stored) && stored >= numbers.first) return stored;
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1));
  const number = numbers.first + (random % numbers.count);
  writeText(tabStorage, storageKey, String(number));
  return number;
}

/** The name of whoever gives none: with a number, so that two guests can be told apart. */
export const guestName = (): string => lobbyText.read().guest({ number: guestNumber() });
