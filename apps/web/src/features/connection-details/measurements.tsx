import type { ConnectionStats } from '@visavis/client';
import type { Sample } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { plotsText } from '../../text/messages/plots.ts';
import styles from './connection-details.module.css';
import { DetailList } from './detail-list.tsx';
import { PlotList } from './plot-list.tsx';
import { peerPlots } from './plots.ts';
import { transportDetails } from './transport-details.ts';

/** The measurements of one peer connection over the last minutes, and its transport. */
export function Measurements(props: { samples: readonly Sample[]; stats: ConnectionStats | null }) {
  return (
    <>
      <PlotList plots={peerPlots} samples={props.samples} emptyText={useText(plotsText).empty} />
      <section aria-labelledby="details">
        <h3 id="details" class={styles['heading']}>
          {useText(connectionDetailsText).details}
        </h3>
        <DetailList details={transportDetails(props.stats)} />
      </section>
    </>
  );
}
