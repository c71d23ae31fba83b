import type { ConnectionStats } from '@visavis/client';
import type { Sample } from '../journey/journal.ts';
import { plotWords } from '../words/panel-plots.ts';
import { panelWords } from '../words/panel.ts';
import { Facts } from './facts.tsx';
import { figures } from './figures.ts';
import styles from './panel.module.css';
import { PlotList } from './plot-list.tsx';
import { plots } from './plots.ts';

/** What the connection to one person measures: over the last minutes, and by which way it goes now. */
export function Measurements(props: { samples: readonly Sample[]; stats: ConnectionStats | null }) {
  return (
    <>
      <PlotList plots={plots} samples={props.samples} nothing={plotWords.nothing} />
      <section aria-labelledby="facts">
        <h3 id="facts" class={styles['heading']}>
          {panelWords.facts}
        </h3>
        <Facts all={figures(props.stats)} />
      </section>
    </>
  );
}
