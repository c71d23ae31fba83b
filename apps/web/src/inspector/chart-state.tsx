import type { Chart } from '@visavis/client/chart';
import { createUniqueId, For, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import styles from './chart.module.css';
import { pathText } from './model/lit.ts';

/** What is to be said of one state of a machine, with its own transitions. */
export function ChartState(props: { state: Chart; onChoose: (path: string) => void }) {
  const id = createUniqueId();
  const facts = () =>
    [
      [inspectorWords.tags, props.state.tags],
      [inspectorWords.invokes, props.state.invokes],
      [inspectorWords.entryActions, props.state.entry],
      [inspectorWords.exitActions, props.state.exit],
    ] as const;
  const edges = () => props.state.edges();
  return (
    <section class={styles['state']} data-scrolls aria-labelledby={id} tabIndex={0}>
      <h3 id={id}>
        <code>{pathText(props.state.path) || props.state.name}</code>
      </h3>
      <Show when={props.state.description !== ''}>
        <p>{props.state.description}</p>
      </Show>
      <dl class={styles['facts']}>
        <For each={facts().filter(([, texts]) => texts.length > 0)}>
          {([name, texts]) => (
            <>
              <dt>{name}</dt>
              <dd>
                <code>{texts.join(', ')}</code>
              </dd>
            </>
          )}
        </For>
      </dl>
      <Show
        when={edges().length > 0}
        fallback={
          <p class="quiet">
            {inspectorWords.transitions}: {inspectorWords.noTransitions}
          </p>
        }
      >
        <ul class={styles['transitions']} aria-label={inspectorWords.transitions}>
          <For each={edges()}>
            {(edge) => (
              <li>
                <span class={styles['event']}>{edge.event}</span>
                <Show when={edge.guard !== ''}>
                  <span class={styles['guard']}>[{edge.guard}]</span>
                </Show>
                <Show when={edge.targets.length > 0} fallback={<span>{inspectorWords.stays}</span>}>
                  <span aria-hidden="true">→</span>
                  <For each={edge.targets}>
                    {(target) => (
                      <button type="button" onClick={() => props.onChoose(pathText(target.path))}>
                        {pathText(target.path) || target.name}
                      </button>
                    )}
                  </For>
                </Show>
                <Show when={edge.actions.length > 0}>
                  <span class={styles['actions']}>{edge.actions.join(', ')}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
