/** A command that a key runs in the inspector. */
export type KeyCommand =
  | 'previousEvent'
  | 'nextEvent'
  | 'previousEntry'
  | 'nextEntry'
  | 'first'
  | 'last'
  | 'live'
  | 'compare'
  | 'search';

const commands: ReadonlyMap<string, KeyCommand> = new Map([
  ['ArrowLeft', 'previousEvent'],
  ['ArrowRight', 'nextEvent'],
  ['ArrowUp', 'previousEntry'],
  ['ArrowDown', 'nextEntry'],
  ['Home', 'first'],
  ['End', 'last'],
  ['l', 'live'],
  ['d', 'compare'],
  ['/', 'search'],
]);

/** The part of a KeyboardEvent that matters here. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key without modifiers; undefined if it has none. */
export function keyCommandOf({ key, ctrlKey, metaKey, altKey }: KeyPress): KeyCommand | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return commands.get(key.length === 1 ? key.toLowerCase() : key);
}
