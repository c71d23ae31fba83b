import { Index } from 'solid-js';
import { connectionDetailsText } from '../../text/connection-details.ts';
import styles from './connection-details.module.css';

/** Something by its name; the text is null where it is not known. */
export type Detail = readonly [term: string, text: string | null];

/** Names, and what is known of each. What is not known has a dash. */
export function DetailList(props: { details: readonly Detail[] }) {
  return (
    <dl class={styles['facts']}>
      <Index each={props.details}>
        {(fact) => (
          <div>
            <dt>{fact()[0]}</dt>
            <dd>{fact()[1] ?? connectionDetailsText.unknown}</dd>
          </div>
        )}
      </Index>
    </dl>
  );
}
