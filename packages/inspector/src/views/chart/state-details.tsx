import type { StatechartNode } from '@visavis/machines/statechart';
import { createUniqueId, For, Show } from 'solid-js';
import { translatedDescription, useText } from '@visavis/text/solid';
import { chartText } from '../../text/messages/chart.ts';
import styles from './machine-chart.module.css';
import { formatStatePath } from '../../model/active-states.ts';

/** The properties and transitions of one state of a machine. */
export function StateDetails(props: { state: StatechartNode; onChoose: (path: string) => void }) {
  const text = useText(chartText);
  const id = createUniqueId();
  const properties = () =>
    [
      [text.tags, props.state.tags],
      [text.invokes, props.state.invokes],
      [text.entryActions, props.state.entry],
      [text.exitActions, props.state.exit],
    ] as const;
  const edges = () => props.state.transitions();
  return (
    <section class={styles['state']} data-scrolls aria-labelledby={id} tabIndex={0}>
      <h3 id={id}>
        <code>{formatStatePath(props.state.path) || props.state.name}</code>
      </h3>
      <Show when={translatedDescription(props.state)}>
        {(description) => <p>{description()}</p>}
      </Show>
      <dl class={styles['properties']}>
        <For each={properties().filter(([, texts]) => texts.length > 0)}>
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
      <Show when={edges().length > 0} fallback={<p class="quiet">{text.noTransitions}</p>}>
        <ul class={styles['transitions']} aria-label={text.transitions}>
          <For each={edges()}>
            {(edge) => (
              <li>
                <span class={styles['event']}>{edge.event}</span>
                <Show when={edge.guard !== ''}>
                  <span class={styles['guard']}>[{edge.guard}]</span>
                </Show>
                <Show when={edge.targets.length > 0} fallback={<span>{text.noTargetState}</span>}>
                  <span aria-hidden="true">→</span>
                  <For each={edge.targets}>
                    {(target) => (
                      <button
                        type="button"
                        onClick={() => props.onChoose(formatStatePath(target.path))}
                      >
                        {formatStatePath(target.path) || target.name}
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
