import { useText } from '@visavis/text/solid';
import { Index } from 'solid-js';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import styles from './connection-details.module.css';

/** A term and its value; null if the value is not known. */
export type Detail = readonly [term: string, text: string | null];

/** Terms and their values. An unknown value is shown as a dash. */
export function DetailList(props: { details: readonly Detail[] }) {
  const text = useText(connectionDetailsText);
  return (
    <dl class={styles['details']}>
      <Index each={props.details}>
        {(detail) => (
          <div>
            <dt>{detail()[0]}</dt>
            <dd>{detail()[1] ?? text.unknown}</dd>
          </div>
        )}
      </Index>
    </dl>
  );
}
