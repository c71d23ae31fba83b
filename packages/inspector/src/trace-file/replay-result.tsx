import { replay, type ReplayReport, type TraceEntry } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { replayText } from '../text/messages/replay.ts';
import { JsonLeaf } from '../ui/json-tree.tsx';
import type { InspectorState } from '../model/inspector-state.ts';
import { formatEventName } from '../model/event-name.ts';
import { Notice } from '../ui/notice.tsx';
import styles from './replay-result.module.css';

/** How many differences of one divergence are shown. */
const maxDifferences = 6;

const emptyReport: ReplayReport = { actors: 0, steps: 0, divergences: [], incompleteActors: [] };

/** Replays entries; null if that throws, as for a trace that no recorder produced. */
function tryReplay(entries: readonly TraceEntry[]): ReplayReport | null {
  try {
    return replay(entries);
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** The result of a replay: where the machines diverge from the recording. */
export function ReplayResult(props: { inspector: InspectorState; onClose: () => void }) {
  const text = useText(replayText);
  // Replays the entries at this time; those of a live recording increase meanwhile.
  const report = createMemo(() => tryReplay(props.inspector.source().entries()));
  const shownReport = () => report() ?? emptyReport;
  const show = (seq: number, actor: string) => {
    props.inspector.goToEntry(seq);
    props.inspector.select(actor);
  };
  const summary = () => {
    const { actors, steps, divergences } = shownReport();
    if (report() === null) return text.failed;
    if (actors === 0) return text.impossible;
    return divergences.length === 0
      ? text.same({ machines: actors, steps })
      : text.diverged({ count: divergences.length });
  };
  return (
    <Notice
      isProblem={report() === null || shownReport().divergences.length > 0}
      onClose={() => props.onClose()}
    >
      <p>{summary()}</p>
      <Show when={shownReport().incompleteActors.length > 0}>
        <p class="quiet">{text.incomplete({ count: shownReport().incompleteActors.length })}</p>
      </Show>
      <ol class={styles['divergences']}>
        <For each={shownReport().divergences}>
          {({ actor, seq, event, differences }) => (
            <li data-seq={seq}>
              <button type="button" onClick={() => show(seq, actor)}>
                {text.divergence({
                  actor: props.inspector.nameOf(actor),
                  event: formatEventName(event),
                  seq,
                })}
              </button>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{text.path}</th>
                    <th scope="col">{text.recorded}</th>
                    <th scope="col">{text.replayed}</th>
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
                <p class="quiet">{text.more({ count: differences.length - maxDifferences })}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Notice>
  );
}
