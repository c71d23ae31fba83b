import { createUniqueId, For, type JSX } from 'solid-js';
import styles from '../views/view-tabs.module.css';

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly names: readonly Name[];
  readonly textOf: (name: Name) => string;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  /** The content of the chosen tab. */
  readonly children: JSX.Element;
}

type TabStep = (index: number, count: number) => number;

const tabSteps: ReadonlyMap<string, TabStep> = new Map<string, TabStep>([
  ['ArrowLeft', (index, count) => (index + count - 1) % count],
  ['ArrowRight', (index, count) => (index + 1) % count],
  ['Home', () => 0],
  ['End', (_, count) => count - 1],
]);

/** Tabs with the keyboard interaction of the ARIA tabs pattern. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const id = createUniqueId();
  const idOf = (name: Name) => `${id}-${name}`;
  const handleKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const { names, chosen } = props;
    const index = tabSteps.get(event.key)?.(names.indexOf(chosen), names.length);
    const next = index === undefined ? undefined : names[index];
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(next);
    const tab = event.currentTarget.querySelector('[aria-selected="true"]');
    if (tab instanceof HTMLElement) tab.focus();
  };
  return (
    <div class={styles['middle']}>
      <div
        class={styles['tabs']}
        role="tablist"
        tabIndex={-1}
        aria-label={props.label}
        onKeyDown={handleKeyDown}
      >
        <For each={props.names}>
          {(name) => (
            <button
              type="button"
              id={idOf(name)}
              class={styles['tab']}
              role="tab"
              aria-selected={props.chosen === name}
              aria-controls={`${id}-panel`}
              tabIndex={props.chosen === name ? 0 : -1}
              onClick={() => props.onChoose(name)}
            >
              {props.textOf(name)}
            </button>
          )}
        </For>
      </div>
      <div
        id={`${id}-panel`}
        class={styles['content']}
        role="tabpanel"
        aria-labelledby={idOf(props.chosen)}
      >
        {props.children}
      </div>
    </div>
  );
}
