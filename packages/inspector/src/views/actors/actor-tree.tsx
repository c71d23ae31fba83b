import { createMemo, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../../text/messages/inspector.ts';
import styles from './actor-tree.module.css';
import { useInspector } from '../../context.ts';
import { innermostActiveStates } from '../../model/active-states.ts';
import { buildActorTree } from '../../model/actor-tree.ts';

const hasSameKeys = (before: readonly string[], after: readonly string[]) =>
  before.length === after.length && before.every((key, index) => key === after[index]);

/** All actors as a tree, with their states at the current entry. */
export function ActorTree() {
  const text = useText(inspectorText);
  const inspector = useInspector();
  const branches = createMemo(
    () => new Map(buildActorTree(inspector.actors()).map((branch) => [branch.actor.key, branch])),
  );
  const keys = createMemo<readonly string[]>(() => [...branches().keys()], [], {
    equals: hasSameKeys,
  });

  /** Whether an actor differs from the compared entry, or changed at the current entry. */
  const isChanged = (key: string) => {
    const compared = inspector.comparedActors();
    const actor = inspector.actors().get(key);
    if (compared !== null) return compared.get(key)?.seq !== actor?.seq;
    return !inspector.isLive() && actor?.seq === inspector.currentEntry()?.seq;
  };

  const moveSelection = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const all = keys();
    const index = all.indexOf(inspector.selected()?.key ?? '') + step;
    const next = all[Math.min(Math.max(index, 0), all.length - 1)];
    if (next === undefined) return;
    inspector.select(next);
    const item = event.currentTarget.querySelector('[aria-selected="true"]');
    if (item instanceof HTMLElement) item.focus();
  };

  return (
    <div
      class={styles['tree']}
      role="tree"
      aria-label={text.views.actors}
      tabIndex={-1}
      onKeyDown={moveSelection}
    >
      <For each={keys()}>
        {(key) => {
          const branch = () => branches().get(key);
          const actor = () => branch()?.actor;
          const isSelected = () => inspector.selected()?.key === key;
          const value = () => actor()?.value ?? null;
          const status = () => actor()?.status ?? 'active';
          return (
            <div
              class={styles['actor']}
              role="treeitem"
              aria-level={branch()?.level}
              aria-selected={isSelected()}
              tabIndex={isSelected() ? 0 : -1}
              data-actor={actor()?.id}
              data-status={status()}
              data-changed={isChanged(key) || undefined}
              style={{ '--level': branch()?.level ?? 1 }}
              onClick={() => inspector.select(key)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') inspector.select(key);
              }}
            >
              <span class={styles['name']} title={actor()?.id}>
                {inspector.nameOf(key)}
              </span>
              <Show when={status() !== 'active'}>
                <span class={styles['status']}>{text.actorStatus[status()]}</span>
              </Show>
              <Show when={isChanged(key)}>
                <span class={styles['mark']}>{text.changed}</span>
              </Show>
              <Show when={innermostActiveStates(value()).join('  ')}>
                {(states) => (
                  <span class={styles['value']} title={states()}>
                    {states()}
                  </span>
                )}
              </Show>
            </div>
          );
        }}
      </For>
    </div>
  );
}
