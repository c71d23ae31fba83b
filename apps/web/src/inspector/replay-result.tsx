import { replay, type Replay, type TraceEntry } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { JsonLeaf } from './json.tsx';
import type { Inspector } from './model/inspector.ts';
import { eventName } from './model/event-name.ts';
import { Notice } from './notice.tsx';
import styles from './replay-result.module.css';

/** So many differences of one departure are shown; the first says most. */
const SHOWN = 6;

const words = inspectorWords.replayed;

const NOTHING: Replay = { actors: 0, steps: 0, departures: [], untold: [] };

/** What came of a replay; null where it broke off, as it does over what nobody can have recorded. */
function replayed(entries: readonly TraceEntry[]): Replay | null {
  try {
    return replay(entries);
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** What came of running the real machines through a recording: where they depart from it. */
export function ReplayResult(props: { inspector: Inspector; onClose: () => void }) {
  // Of what there was when it was asked for: a call goes on meanwhile.
  const came = createMemo(() => replayed(props.inspector.source().entries()));
  const result = () => came() ?? NOTHING;
  const show = (seq: number, actor: string) => {
    props.inspector.go(seq);
    props.inspector.select(actor);
  };
  const summary = () => {
    const { actors, steps, departures } = result();
    if (came() === null) return words.broke;
    if (actors === 0) return words.impossible;
    return departures.length === 0 ? words.same(actors, steps) : words.departs(departures.length);
  };
  return (
    <Notice
      isTrouble={came() === null || result().departures.length > 0}
      onClose={() => props.onClose()}
    >
      <p>{summary()}</p>
      <Show when={result().untold.length > 0}>
        <p class="quiet">{words.untold(result().untold.length)}</p>
      </Show>
      <ol class={styles['departures']}>
        <For each={result().departures}>
          {({ actor, seq, event, differences }) => (
            <li data-seq={seq}>
              <button type="button" onClick={() => show(seq, actor)}>
                {words.at(props.inspector.nameOf(actor), eventName(event), seq)}
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
                  <For each={differences.slice(0, SHOWN)}>
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
              <Show when={differences.length > SHOWN}>
                <p class="quiet">{inspectorWords.more(differences.length - SHOWN)}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Notice>
  );
}
