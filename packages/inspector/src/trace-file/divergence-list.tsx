import type { Divergence } from '@visavis/trace';
import { For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { replayText } from '../text/messages/replay.ts';
import { JsonLeaf } from '../ui/json-tree.tsx';
import type { InspectorState } from '../model/inspector-state.ts';
import { formatEventName } from '../model/event-name.ts';
import styles from './replay-result.module.css';

type Differences = Extract<Divergence, { kind: 'behaviour' }>['differences'];

/** How many differences of one divergence are shown. */
const maxDifferences = 6;

/** Where a machine differs, between the recording and the replay. */
function DifferenceTable(props: { differences: Differences }) {
  const text = useText(replayText);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.path}</th>
            <th scope="col">{text.recorded}</th>
            <th scope="col">{text.replayed}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.differences.slice(0, maxDifferences)}>
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
      <Show when={props.differences.length > maxDifferences}>
        <p class="quiet">{text.more({ count: props.differences.length - maxDifferences })}</p>
      </Show>
    </>
  );
}

/** The divergences of a replay. Each leads to its entry. */
export function DivergenceList(props: {
  inspector: InspectorState;
  divergences: readonly Divergence[];
}) {
  const text = useText(replayText);
  const show = (divergence: Divergence) => {
    props.inspector.goToEntry(divergence.seq);
    if (divergence.kind !== 'missingEntries') props.inspector.select(divergence.actor);
  };
  const describe = (divergence: Divergence) => {
    const { kind, seq } = divergence;
    if (kind === 'missingEntries') return text.missingEntries({ count: divergence.count, seq });
    const actor = props.inspector.nameOf(divergence.actor);
    if (kind === 'missingStart') return text.missingStart({ actor, seq });
    const position = { actor, seq, event: formatEventName(divergence.event) };
    return kind === 'behaviour' ? text.divergence(position) : text[kind](position);
  };
  return (
    <ol class={styles['divergences']}>
      <For each={props.divergences}>
        {(divergence) => (
          <li data-seq={divergence.seq}>
            <button type="button" onClick={() => show(divergence)}>
              {describe(divergence)}
            </button>
            <Show when={divergence.kind === 'behaviour' && divergence.differences}>
              {(differences) => <DifferenceTable differences={differences()} />}
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
