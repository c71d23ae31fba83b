import { For } from 'solid-js';
import { checkReportWords } from '../words/check-report.ts';
import styles from './check.module.css';

/** The troubles that people have most, and what helps. */
export const Troubles = () => (
  <section class={styles['card']} aria-labelledby="troubles">
    <h2 id="troubles">{checkReportWords.troublesTitle}</h2>
    <dl class={styles['troubles']}>
      <For each={checkReportWords.troubles}>
        {({ title, text }) => (
          <div>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        )}
      </For>
    </dl>
  </section>
);
