import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { checkReportText } from '../../text/messages/check-report.ts';
import { createCopyToClipboard } from '../../ui/browser/clipboard.ts';
import { classes } from '../../ui/classes.ts';
import styles from './connection-check.module.css';

const fileName = 'visavis-check.txt';

/** Downloads a text as a file. */
function saveAsFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** The report of a check, to read, copy or save. */
export function ReportCard(props: { text: string }) {
  const text = useText(checkReportText);
  const { state, copy } = createCopyToClipboard(() => props.text);
  return (
    <section class={styles['card']} aria-labelledby="report">
      <h2 id="report">{text.title}</h2>
      <p class="quiet">{text.text}</p>
      <div class={styles['actions']}>
        <button type="button" class="button" onClick={copy}>
          {state() === 'copied' ? text.copied : text.copy}
        </button>
        <button type="button" class="button" onClick={() => saveAsFile(props.text)}>
          {text.save}
        </button>
      </div>
      <p class={classes('quiet', styles['status'])} role="status">
        <Show when={state() === 'refused'}>{text.copyRefused}</Show>
        <Show when={state() === 'copied'}>
          <span class="visually-hidden">{text.copied}</span>
        </Show>
      </p>
      <details>
        <summary>{text.show}</summary>
        {/* It scrolls, so the keyboard must be able to reach it. */}
        <pre class={styles['report']} tabIndex={0} aria-label={text.title}>
          {props.text}
        </pre>
      </details>
    </section>
  );
}
