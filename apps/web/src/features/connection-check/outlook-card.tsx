import { checkOutlook, type CheckResults } from '@visavis/client/check';
import { For } from 'solid-js';
import { checkText } from '../../text/check/check.ts';
import styles from './connection-check.module.css';

/** What the results mean for a call. */
export function OutlookCard(props: { results: CheckResults }) {
  return (
    <section class={styles['card']} aria-labelledby="outlook">
      <h2 id="outlook">{checkText.outlookTitle}</h2>
      <ul class={styles['outlook']}>
        <For each={checkText.outlook(checkOutlook(props.results))}>
          {([part, answer, text]) => (
            <li data-outlook={part} data-answer={answer}>
              {text}
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
