import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../text/messages/inspector.ts';
import { ActorTree } from './actors/actor-tree.tsx';
import { MachineChart } from './chart/machine-chart.tsx';
import { Details } from './details/details.tsx';
import { SequenceDiagram } from './sequence/sequence-diagram.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { Tabs } from '../ui/tabs.tsx';
import styles from './view-tabs.module.css';

type View = keyof ReturnType<typeof inspectorText.read>['views'];

const views: Readonly<Record<View, () => JSX.Element>> = {
  actors: ActorTree,
  timeline: Timeline,
  sequence: SequenceDiagram,
  chart: MachineChart,
  details: Details,
};

const wideViews: readonly View[] = ['timeline', 'sequence', 'chart'];
const narrowViews: readonly View[] = ['actors', 'timeline', 'sequence', 'chart', 'details'];

/** The views of the current entry: beside each other if there is room, else one at a time. */
export function ViewTabs(props: { isWide: boolean }) {
  const text = useText(inspectorText);
  const [chosen, choose] = createSignal<View>('timeline');
  const offered = () => (props.isWide ? wideViews : narrowViews);
  const shown = createMemo(() => (offered().includes(chosen()) ? chosen() : 'timeline'));
  return (
    <div class={styles['views']} data-wide={props.isWide || undefined}>
      <Show when={props.isWide}>
        <section class={styles['side']} aria-label={text.views.actors}>
          <ActorTree />
        </section>
      </Show>
      <Tabs
        label={text.title}
        names={offered()}
        textOf={(view) => text.views[view]}
        chosen={shown()}
        onChoose={choose}
      >
        <Dynamic component={views[shown()]} />
      </Tabs>
      <Show when={props.isWide}>
        <section class={styles['side']} aria-label={text.views.details}>
          <Details />
        </section>
      </Show>
    </div>
  );
}
