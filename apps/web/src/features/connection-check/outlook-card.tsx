import { checkOutlook, type CheckResults } from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { describeOutlook } from '../../text/check/outlook.ts';
import { checkText } from '../../text/messages/check.ts';
import styles from './connection-check.module.css';

/** What the results mean for a call. */
export function OutlookCard(props: { results: CheckResults }) {
  const text = useText(checkText);
  return (
    <section class={styles['card']} aria-labelledby="outlook">
      <h2 id="outlook">{text.outlookTitle}</h2>
      <ul class={styles['outlook']}>
        <For each={describeOutlook(checkOutlook(props.results))}>
          {([part, answer, sentence]) => (
            <li data-outlook={part} data-answer={answer}>
              {sentence}
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
