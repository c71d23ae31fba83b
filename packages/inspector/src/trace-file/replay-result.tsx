import { replay, type ReplayReport, type TraceEntry } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorText } from '../text/inspector.ts';
import { JsonLeaf } from '../ui/json-tree.tsx';
import type { InspectorState } from '../model/inspector-state.ts';
import { formatEventName } from '../model/event-name.ts';
import { Notice } from '../ui/notice.tsx';
import styles from './replay-result.module.css';

/** So many differences of one departure are shown; the first says most. */
const maxDifferences = 6;

const words = inspectorText.replayReport;

const emptyReport: ReplayReport = { actors: 0, steps: 0, divergences: [], incompleteActors: [] };

/** What came of a replay; null where it broke off, as it does over what nobody can have recorded. */
function tryReplay(entries: readonly TraceEntry[]): ReplayReport | null {
  try {
    return replay(entries);
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** What came of running the real machines through a recording: where they depart from it. */
export function ReplayResult(props: { inspector: InspectorState; onClose: () => void }) {
  // Of what there was when it was asked for: a call goes on meanwhile.
  const came = createMemo(() => tryReplay(props.inspector.source().entries()));
  const result = () => came() ?? emptyReport;
  const show = (seq: number, actor: string) => {
    props.inspector.goToEntry(seq);
    props.inspector.select(actor);
  };
  const summary = () => {
    const { actors, steps, divergences } = result();
    if (came() === null) return words.broke;
    if (actors === 0) return words.impossible;
    return divergences.length === 0 ? words.same(actors, steps) : words.departs(divergences.length);
  };
  return (
    <Notice
      isProblem={came() === null || result().divergences.length > 0}
      onClose={() => props.onClose()}
    >
      <p>{summary()}</p>
      <Show when={result().incompleteActors.length > 0}>
        <p class="quiet">{words.untold(result().incompleteActors.length)}</p>
      </Show>
      <ol class={styles['departures']}>
        <For each={result().divergences}>
          {({ actor, seq, event, differences }) => (
            <li data-seq={seq}>
              <button type="button" onClick={() => show(seq, actor)}>
                {words.at(props.inspector.nameOf(actor), formatEventName(event), seq)}
              </button>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.where}</th>
                    <th scope="col">{words.expected}</th>
                    <th scope="col">{words.found}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={differences.slice(0, maxDifferences)}>
                    {({ path, before, after }) => (
                      <tr>
                        <th scope="row">{path.join('.')}</th>
                        <td>
                          <JsonLeaf value={before} />
                        </td>
                        <td>
                          <JsonLeaf value={after} />
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
              <Show when={differences.length > maxDifferences}>
                <p class="quiet">{inspectorText.more(differences.length - maxDifferences)}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Notice>
  );
}
