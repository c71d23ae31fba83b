import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { inspectorWords } from '../words/inspector.ts';
import { ActorTree } from './actor-tree.tsx';
import { MachineChart } from './chart.tsx';
import { Details } from './details.tsx';
import { Sequence } from './sequence.tsx';
import { Timeline } from './timeline.tsx';
import { Tabs } from './tabs.tsx';
import styles from './views.module.css';

type View = keyof typeof inspectorWords.views;

const views: Readonly<Record<View, () => JSX.Element>> = {
  actors: ActorTree,
  timeline: Timeline,
  sequence: Sequence,
  chart: MachineChart,
  details: Details,
};

const WIDE: readonly View[] = ['timeline', 'sequence', 'chart'];
const NARROW: readonly View[] = ['actors', 'timeline', 'sequence', 'chart', 'details'];

/** The views of the moment: all beside each other where there is room, else one at a time. */
export function Views(props: { isWide: boolean }) {
  const [chosen, choose] = createSignal<View>('timeline');
  const offered = () => (props.isWide ? WIDE : NARROW);
  const shown = createMemo(() => (offered().includes(chosen()) ? chosen() : 'timeline'));
  return (
    <div class={styles['views']} data-wide={props.isWide || undefined}>
      <Show when={props.isWide}>
        <section class={styles['side']} aria-label={inspectorWords.views.actors}>
          <ActorTree />
        </section>
      </Show>
      <Tabs
        label={inspectorWords.title}
        names={offered()}
        textOf={(view) => inspectorWords.views[view]}
        chosen={shown()}
        onChoose={choose}
      >
        <Dynamic component={views[shown()]} />
      </Tabs>
      <Show when={props.isWide}>
        <section class={styles['side']} aria-label={inspectorWords.views.details}>
          <Details />
        </section>
      </Show>
    </div>
  );
}
