import type { ConnectionStats } from '@visavis/client';
import type { Sample } from '@visavis/client/derived';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { plotText } from '../../text/plots.ts';
import styles from './connection-details.module.css';
import { DetailList } from './detail-list.tsx';
import { PlotList } from './plot-list.tsx';
import { peerPlots } from './plots.ts';
import { transportDetails } from './transport-details.ts';

/** The measurements of one peer connection over the last minutes, and its transport. */
export function Measurements(props: { samples: readonly Sample[]; stats: ConnectionStats | null }) {
  return (
    <>
      <PlotList plots={peerPlots} samples={props.samples} emptyText={plotText.empty} />
      <section aria-labelledby="details">
        <h3 id="details" class={styles['heading']}>
          {connectionDetailsText.details}
        </h3>
        <DetailList details={transportDetails(props.stats)} />
      </section>
    </>
  );
}
