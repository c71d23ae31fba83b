import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { checkTroubleshootingText } from '../../text/messages/check-troubleshooting.ts';
import styles from './connection-check.module.css';

/** The most frequent problems, and what helps. */
export function Troubleshooting() {
  const text = useText(checkTroubleshootingText);
  return (
    <section class={styles['card']} aria-labelledby="troubleshooting">
      <h2 id="troubleshooting">{text.title}</h2>
      <dl class={styles['troubleshooting']}>
        <For each={Object.values(text.problems)}>
          {(problem) => (
            <div>
              <dt>{problem.title}</dt>
              <dd>{problem.text}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}
