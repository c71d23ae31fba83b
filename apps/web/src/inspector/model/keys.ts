/** What a key does in the inspector. */
export type Command =
  | 'event before'
  | 'event after'
  | 'entry before'
  | 'entry after'
  | 'first'
  | 'last'
  | 'live'
  | 'compare'
  | 'search';

const commands: ReadonlyMap<string, Command> = new Map([
  ['ArrowLeft', 'event before'],
  ['ArrowRight', 'event after'],
  ['ArrowUp', 'entry before'],
  ['ArrowDown', 'entry after'],
  ['Home', 'first'],
  ['End', 'last'],
  ['l', 'live'],
  ['d', 'compare'],
  ['/', 'search'],
]);

/** What of a key press matters here. */
interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key, pressed alone; undefined where it has none. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Press): Command | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return commands.get(key.length === 1 ? key.toLowerCase() : key);
}
