import type { CheckResults } from '@visavis/client/check';
import { For } from 'solid-js';
import { checkText } from '../../text/check.ts';
import styles from './connection-check.module.css';
import { checkOutlook } from '../../call/derived/check-outlook.ts';

/** What the results mean for a call, in plain sentences. */
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
