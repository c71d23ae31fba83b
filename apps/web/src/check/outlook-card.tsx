import type { Results } from '@visavis/client/check';
import { For } from 'solid-js';
import { checkWords } from '../words/check.ts';
import styles from './check.module.css';
import { outlookOf } from './outlook.ts';

/** What the results mean for a call, in plain sentences. */
export function OutlookCard(props: { results: Results }) {
  return (
    <section class={styles['card']} aria-labelledby="outlook">
      <h2 id="outlook">{checkWords.outlookTitle}</h2>
      <ul class={styles['outlook']}>
        <For each={checkWords.outlook(outlookOf(props.results))}>
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
