import { changes, type Moment } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { JsonLeaf } from './json.tsx';
import styles from './details.module.css';

const NOTHING: Moment = new Map();

/** How every actor differs between the moment and the one that it is compared with, the earlier first. */
export function Differences() {
  const inspector = useInspector();
  const pin = () => inspector.pin() ?? 0;
  const seq = () => inspector.entry()?.seq ?? 0;
  const found = createMemo(() => {
    const pinned = inspector.pinned() ?? NOTHING;
    const now = inspector.actors();
    return pin() <= seq() ? changes(pinned, now) : changes(now, pinned);
  });
  const { number, between } = inspectorWords;
  return (
    <section class={styles['section']} aria-label={inspectorWords.differences}>
      <header class={styles['head']}>
        <h3>{inspectorWords.differences}</h3>
        <p class={styles['when']}>
          {between(number(Math.min(pin(), seq())), number(Math.max(pin(), seq())))}
        </p>
      </header>
      <Show
        when={found().length > 0}
        fallback={
          <p class="quiet">
            {pin() === seq() ? inspectorWords.sameMoment : inspectorWords.noDifference}
          </p>
        }
      >
        <For each={found()}>
          {({ key, before, after, differences }) => (
            <div class={styles['change']} data-actor={after?.id}>
              <h4>{inspector.nameOf(key)}</h4>
              <Show when={before === undefined}>
                <p class="quiet">{inspectorWords.actorBegan}</p>
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
