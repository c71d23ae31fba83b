import { diffActorStates, type ActorStates } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorText } from '../../text/inspector.ts';
import { useInspector } from '../../context.ts';
import { JsonLeaf } from '../../ui/json-tree.tsx';
import styles from './details.module.css';

const noActors: ActorStates = new Map();

/** How every actor differs between the moment and the one that it is compared with, the earlier first. */
export function Differences() {
  const inspector = useInspector();
  const pin = () => inspector.comparedSeq() ?? 0;
  const seq = () => inspector.currentEntry()?.seq ?? 0;
  const found = createMemo(() => {
    const pinned = inspector.comparedActors() ?? noActors;
    const now = inspector.actors();
    return pin() <= seq() ? diffActorStates(pinned, now) : diffActorStates(now, pinned);
  });
  const { number, between } = inspectorText;
  return (
    <section class={styles['section']} aria-label={inspectorText.differences}>
      <header class={styles['head']}>
        <h3>{inspectorText.differences}</h3>
        <p class={styles['when']}>
          {between(number(Math.min(pin(), seq())), number(Math.max(pin(), seq())))}
        </p>
      </header>
      <Show
        when={found().length > 0}
        fallback={
          <p class="quiet">
            {pin() === seq() ? inspectorText.samePosition : inspectorText.noDifference}
          </p>
        }
      >
        <For each={found()}>
          {({ key, before, after, differences }) => (
            <div class={styles['change']} data-actor={after?.id}>
              <h4>{inspector.nameOf(key)}</h4>
              <Show when={before === undefined}>
                <p class="quiet">{inspectorText.actorStarted}</p>
              </Show>
              <ul>
                <For each={before === undefined ? [] : differences}>
                  {({ path, before, after }) => (
                    <li>
                      <code>{path.join('.')}</code>
                      <del>
                        <JsonLeaf value={before} />
                      </del>
                      <ins>
                        <JsonLeaf value={after} />
                      </ins>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </Show>
    </section>
  );
}
