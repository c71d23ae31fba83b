import type { InspectorState } from '../model/inspector-state.ts';
import { keyCommandOf, type KeyCommand } from '../model/key-commands.ts';

/** Elements that handle keys themselves. */
const inputSelector = 'input, select, textarea, [role="tablist"]';
/** Elements that scroll by keys. */
const scrollableSelector = '[data-scrolls]';
/** The commands of the keys that scroll. */
const scrollCommands: ReadonlySet<KeyCommand> = new Set([
  'previousEntry',
  'nextEntry',
  'first',
  'last',
]);

/** What the keys control. */
interface KeyTargets {
  readonly inspector: InspectorState;
  readonly search: () => void;
  /** Whether a letter pressed without a modifier runs a command. */
  readonly areLetterKeysOn: boolean;
}

function runCommand(command: KeyCommand, { inspector, search }: KeyTargets): void {
  switch (command) {
    case 'previousEvent':
      return inspector.step('event', -1);
    case 'nextEvent':
      return inspector.step('event', 1);
    case 'previousEntry':
      return inspector.step('entry', -1);
    case 'nextEntry':
      return inspector.step('entry', 1);
    case 'first':
      return inspector.goToFirst();
    case 'last':
      return inspector.goToLast();
    case 'live':
      return inspector.followLive();
    case 'compare':
      return inspector.toggleCompare();
    case 'search':
      return search();
    default:
      return command satisfies never;
  }
}

/** Handles a key that was pressed within the inspector, unless the focused element handles it. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): void {
  const command = keyCommandOf(event);
  if (command === undefined || event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.target.closest(inputSelector) !== null) return;
  if (scrollCommands.has(command) && event.target.closest(scrollableSelector) !== null) return;
  if (event.key.length === 1 && !targets.areLetterKeysOn) return;
  event.preventDefault();
  runCommand(command, targets);
}
