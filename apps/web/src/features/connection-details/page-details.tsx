import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { plotsText } from '../../text/messages/plots.ts';
import styles from './connection-details.module.css';
import { DetailList } from './detail-list.tsx';
import { MachineStateStrips } from './machine-state-strips.tsx';
import {
  createPageDetailList,
  createPageStatus,
  pageMachines,
  type PagePart,
} from './page-status.ts';
import { PlotList } from './plot-list.tsx';
import { serverPlots } from './plots.ts';

/** The details of the room, the server or the devices. */
export function PageDetails(props: { part: PagePart }) {
  const status = createPageStatus(() => props.part);
  const details = createPageDetailList(() => props.part);
  const history = createActorHistory(() => pageMachines[props.part].actor);
  return (
    <>
      <div class={styles['summary']}>
        <p class={styles['sentence']}>{status().text}</p>
        <Show when={status().advice}>{(advice) => <p>{advice()}</p>}</Show>
      </div>
      <DetailList details={details()} />
      <Show when={props.part === 'server'}>
        <PlotList
          plots={serverPlots}
          samples={history().pongs}
          emptyText={useText(plotsText).noPong}
        />
      </Show>
      <MachineStateStrips machine={pageMachines[props.part].chart} history={history().states} />
    </>
  );
}
