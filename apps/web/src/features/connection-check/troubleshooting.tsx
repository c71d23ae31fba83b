import { For } from 'solid-js';
import { checkReportText } from '../../text/check-report.ts';
import styles from './connection-check.module.css';

/** The troubles that people have most, and what helps. */
export const Troubleshooting = () => (
  <section class={styles['card']} aria-labelledby="troubles">
    <h2 id="troubles">{checkReportText.troubleshootingTitle}</h2>
    <dl class={styles['troubles']}>
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
