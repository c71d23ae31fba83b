import { diffActorStates, type ActorStates } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { detailsText } from '../../text/messages/details.ts';
import { entriesText } from '../../text/messages/entries.ts';
import { useInspector } from '../../context.ts';
import { JsonLeaf } from '../../ui/json-tree.tsx';
import styles from './details.module.css';

const noActors: ActorStates = new Map();

/** The differences of all actors between the current and the compared entry, the earlier one first. */
export function Differences() {
  const text = useText(detailsText);
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
  const numberOf = (entry: number) => useText(entriesText).number({ seq: entry });
  return (
    <section class={styles['section']} aria-label={text.differences}>
      <header class={styles['head']}>
        <h3>{text.differences}</h3>
        <p class={styles['when']}>
          {text.between({
            from: numberOf(Math.min(comparedSeq(), seq())),
            to: numberOf(Math.max(comparedSeq(), seq())),
          })}
        </p>
      </header>
      <Show
        when={changes().length > 0}
        fallback={
          <p class="quiet">{comparedSeq() === seq() ? text.samePosition : text.noDifference}</p>
        }
      >
        <For each={changes()}>
          {({ key, before, after, differences }) => (
            <div class={styles['change']} data-actor={after?.id}>
              <h4>{inspector.nameOf(key)}</h4>
              <Show when={before === undefined}>
                <p class="quiet">{text.actorStarted}</p>
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
