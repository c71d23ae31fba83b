import { areShortcutsOn } from '../stage/shortcut-choice.ts';
import type { Inspector } from './model/inspector.ts';
import { commandOf, type Command } from './model/keys.ts';

/** Where keys write, choose or switch, and are not the inspector's. */
const TYPING = 'input, select, textarea, [role="tablist"]';
/** What scrolls by keys of its own. */
const SCROLLING = '[data-scrolls]';
/** The keys by which it does. */
const VERTICAL: ReadonlySet<Command> = new Set(['entry before', 'entry after', 'first', 'last']);

/** What of the inspector the keys act on. */
interface Acting {
  readonly inspector: Inspector;
  readonly search: () => void;
}

function act(command: Command, { inspector, search }: Acting): void {
  switch (command) {
    case 'event before':
      return inspector.step('event', -1);
    case 'event after':
      return inspector.step('event', 1);
    case 'entry before':
      return inspector.step('entry', -1);
    case 'entry after':
      return inspector.step('entry', 1);
    case 'first':
      return inspector.first();
    case 'last':
      return inspector.last();
    case 'live':
      return inspector.follow();
    case 'compare':
      return inspector.compare();
    case 'search':
      return search();
    default:
      return command satisfies never;
  }
}

/** Acts on a key that was pressed within the inspector, unless what has the focus needs it itself. */
export function pressKey(event: KeyboardEvent, acting: Acting): void {
  const command = commandOf(event);
  if (command === undefined || event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.target.closest(TYPING) !== null) return;
  if (VERTICAL.has(command) && event.target.closest(SCROLLING) !== null) return;
  // Whoever turned letters off in a call wants none here.
  if (event.key.length === 1 && !areShortcutsOn()) return;
  event.preventDefault();
  act(command, acting);
}
