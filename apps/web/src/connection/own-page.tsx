import { Show } from 'solid-js';
import { createLog } from '../view/log.ts';
import { plotWords } from '../words/panel-plots.ts';
import { Facts } from './facts.tsx';
import { createOwnFacts, createOwnTold, ownMachines, type OwnKind } from './own.ts';
import styles from './panel.module.css';
import { MachineRails } from './machine-rails.tsx';
import { PlotList } from './plot-list.tsx';
import { serverPlots } from './plots.ts';

/** The room, the server or the devices: how it stands, and where it is and was. */
export function Own(props: { kind: OwnKind }) {
  const told = createOwnTold(() => props.kind);
  const facts = createOwnFacts(() => props.kind);
  const log = createLog(() => ownMachines[props.kind].actor);
  return (
    <>
      <div class={styles['summary']}>
        <p class={styles['sentence']}>{told().text}</p>
        <Show when={told().advice}>{(advice) => <p>{advice()}</p>}</Show>
      </div>
      <Facts all={facts()} />
      <Show when={props.kind === 'server'}>
        <PlotList plots={serverPlots} samples={log().pongs} nothing={plotWords.noPong} />
      </Show>
      <MachineRails machine={ownMachines[props.kind].chart} journey={log().journey} />
    </>
  );
}
