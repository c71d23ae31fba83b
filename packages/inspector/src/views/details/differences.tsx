import { diffActorStates, type ActorStates } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorText } from '../../text/inspector.ts';
import { useInspector } from '../../context.ts';
import { JsonLeaf } from '../../ui/json-tree.tsx';
import styles from './details.module.css';

const noActors: ActorStates = new Map();

/** The differences of all actors between the current and the compared entry, the earlier one first. */
export function Differences() {
  const inspector = useInspector();
  const comparedSeq = () => inspector.comparedSeq() ?? 0;
  const seq = () => inspector.currentEntry()?.seq ?? 0;
  const changes = createMemo(() => {
    const compared = inspector.comparedActors() ?? noActors;
    const current = inspector.actors();
    return comparedSeq() <= seq()
      ? diffActorStates(compared, current)
      : diffActorStates(current, compared);
  });
  const { number, between } = inspectorText;
  return (
    <section class={styles['section']} aria-label={inspectorText.differences}>
      <header class={styles['head']}>
        <h3>{inspectorText.differences}</h3>
        <p class={styles['when']}>
          {between(number(Math.min(comparedSeq(), seq())), number(Math.max(comparedSeq(), seq())))}
        </p>
      </header>
      <Show
        when={changes().length > 0}
        fallback={
          <p class="quiet">
            {comparedSeq() === seq() ? inspectorText.samePosition : inspectorText.noDifference}
          </p>
        }
      >
        <For each={changes()}>
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
