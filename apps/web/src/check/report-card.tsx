import { Show } from 'solid-js';
import { classes } from '../parts/classes.ts';
import { createCopy } from '../stage/copy-link.ts';
import { checkReportWords } from '../words/check-report.ts';
import styles from './check.module.css';

/** Hands a text to the browser as a file. */
function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = checkReportWords.fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** The report of a check: to read, to copy, to save. */
export function ReportCard(props: { text: string }) {
  const { state, copy } = createCopy(() => props.text);
  return (
    <section class={styles['card']} aria-labelledby="report">
      <h2 id="report">{checkReportWords.title}</h2>
      <p class="quiet">{checkReportWords.text}</p>
      <div class={styles['actions']}>
        <button type="button" class="button" onClick={copy}>
          {state() === 'copied' ? checkReportWords.copied : checkReportWords.copy}
        </button>
        <button type="button" class="button" onClick={() => save(props.text)}>
          {checkReportWords.save}
        </button>
      </div>
      <p class={classes('quiet', styles['news'])} role="status">
        <Show when={state() === 'refused'}>{checkReportWords.copyRefused}</Show>
        <Show when={state() === 'copied'}>
          <span class="unseen">{checkReportWords.copied}</span>
        </Show>
      </p>
      <details>
        <summary>{checkReportWords.show}</summary>
        {/* It scrolls, so it has to be reached by the keyboard. */}
        <pre class={styles['report']} tabIndex={0} aria-label={checkReportWords.title}>
          {props.text}
        </pre>
      </details>
    </section>
  );
}
