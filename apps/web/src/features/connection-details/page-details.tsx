import { Show } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { plotText } from '../../text/plots.ts';
import { DetailList } from './detail-list.tsx';
import {
  createPageDetailList,
  createPageStatus,
  pageMachines,
  type PagePart,
} from './page-status.ts';
import styles from './connection-details.module.css';
import { MachineStateStrips } from './machine-state-strips.tsx';
import { PlotList } from './plot-list.tsx';
import { serverPlots } from './plots.ts';

/** The room, the server or the devices: how it stands, and where it is and was. */
export function PageDetails(props: { kind: PagePart }) {
  const told = createPageStatus(() => props.kind);
  const facts = createPageDetailList(() => props.kind);
  const log = createActorHistory(() => pageMachines[props.kind].actor);
  return (
    <>
      <div class={styles['summary']}>
        <p class={styles['sentence']}>{told().text}</p>
        <Show when={told().advice}>{(advice) => <p>{advice()}</p>}</Show>
      </div>
      <DetailList details={facts()} />
      <Show when={props.kind === 'server'}>
        <PlotList plots={serverPlots} samples={log().pongs} emptyText={plotText.noPong} />
      </Show>
      <MachineStateStrips machine={pageMachines[props.kind].chart} journey={log().states} />
    </>
  );
}
