import { isAltered, replay, type ReplayReport } from '@visavis/trace';
import { createMemo, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { replayText } from '../text/messages/replay.ts';
import type { EntrySource } from '../model/entry-source.ts';
import type { InspectorState } from '../model/inspector-state.ts';
import { Notice } from '../ui/notice.tsx';
import { DivergenceList } from './divergence-list.tsx';

const emptyReport: ReplayReport = {
  actors: 0,
  comparedSteps: 0,
  uncomparedSteps: 0,
  divergences: [],
  newProperties: [],
  incompleteActors: [],
};

/** Replays a recording; null if that throws, as for a trace that no recorder produced. */
function tryReplay(source: EntrySource): ReplayReport | null {
  try {
    return replay(
      source.trace ?? { entries: source.entries(), droppedEntries: source.droppedEntries() },
    );
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** The result of a replay: whether the file is as it was saved, and where the machines diverge from it. */
export function ReplayResult(props: { inspector: InspectorState; onClose: () => void }) {
  const text = useText(replayText);
  // Replays the entries at this time; those of a live recording increase meanwhile.
  const report = createMemo(() => tryReplay(props.inspector.source()));
  const isFileAltered = createMemo(() => {
    const { trace } = props.inspector.source();
    return trace !== undefined && isAltered(trace);
  });
  const shownReport = () => report() ?? emptyReport;
  const divergingActors = () =>
    new Set(shownReport().divergences.flatMap((each) => ('actor' in each ? each.actor : []))).size;
  const newNames = () => new Set(shownReport().newProperties.map(({ property }) => property));
  const summary = () => {
    const { actors, divergences } = shownReport();
    if (report() === null) return text.failed;
    if (divergingActors() > 0) return text.diverged({ count: divergingActors() });
    if (divergences.length > 0) return text.gaps;
    return actors === 0 ? text.impossible : text.same({ count: actors });
  };
  const stepCounts = () => {
    const { comparedSteps, uncomparedSteps } = shownReport();
    return text.steps({ compared: comparedSteps, uncompared: uncomparedSteps });
  };
  return (
    <Notice
      isProblem={report() === null || isFileAltered() || shownReport().divergences.length > 0}
      onClose={() => props.onClose()}
    >
      <p>{summary()}</p>
      <Show when={report() !== null}>
        <p class="quiet">{stepCounts()}</p>
      </Show>
      <Show when={isFileAltered()}>
        <p>{text.altered}</p>
      </Show>
      <Show when={newNames().size > 0}>
        <p class="quiet">{text.newProperties({ names: [...newNames()].join(', ') })}</p>
      </Show>
      <Show when={shownReport().incompleteActors.length > 0}>
        <p class="quiet">{text.incomplete({ count: shownReport().incompleteActors.length })}</p>
      </Show>
      <DivergenceList inspector={props.inspector} divergences={shownReport().divergences} />
    </Notice>
  );
}
