import type { ConnectionStats } from '@visavis/client';
import type { Sample } from '../../call/history/call-history.ts';
import { plotText } from '../../text/plots.ts';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { DetailList } from './detail-list.tsx';
import { transportDetails } from './transport-details.ts';
import styles from './connection-details.module.css';
import { PlotList } from './plot-list.tsx';
import { peerPlots } from './plots.ts';

/** What the connection to one person measures: over the last minutes, and by which way it goes now. */
export function Measurements(props: { samples: readonly Sample[]; stats: ConnectionStats | null }) {
  return (
    <>
      <PlotList plots={peerPlots} samples={props.samples} emptyText={plotText.empty} />
      <section aria-labelledby="facts">
        <h3 id="facts" class={styles['heading']}>
          {connectionDetailsText.details}
        </h3>
        <DetailList details={transportDetails(props.stats)} />
      </section>
    </>
  );
}
