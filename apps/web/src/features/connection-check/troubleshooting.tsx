import { For } from 'solid-js';
import { checkReportText } from '../../text/check/report.ts';
import styles from './connection-check.module.css';

/** The most frequent problems, and what helps. */
export const Troubleshooting = () => (
  <section class={styles['card']} aria-labelledby="troubleshooting">
    <h2 id="troubleshooting">{checkReportText.troubleshootingTitle}</h2>
    <dl class={styles['troubleshooting']}>
      <For each={checkReportText.troubleshooting}>
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
