import type { Results, Step } from '@visavis/client/check';
import { createMemo, Show } from 'solid-js';
import { adviceFor } from '../words/check-advice.ts';
import { findingText } from '../words/check-findings.ts';
import { checkWords } from '../words/check.ts';
import styles from './step-row.module.css';
import type { StepState } from './step-state.ts';

const Line = (props: { term: string; text: string }) => (
  <div>
    <dt>{props.term}</dt>
    <dd>{props.text}</dd>
  </div>
);

/** One step: how it stands, what it found, and where it did not simply pass, what to do. */
export function StepRow(props: { step: Step; state: StepState; results: Results }) {
  const advice = createMemo(() => adviceFor(props.step, props.results));
  const found = () => findingText(props.step, props.results[props.step]);
  return (
    <li class={styles['row']} data-step={props.step} data-state={props.state}>
      <span class={styles['mark']} aria-hidden="true" />
      <div class={styles['body']}>
        <p class={styles['head']}>
          <span class={styles['name']}>{checkWords.names[props.step]}</span>
          <span class={styles['state']}>{checkWords.states[props.state]}</span>
        </p>
        <Show when={found()}>{(text) => <p class={styles['found']}>{text()}</p>}</Show>
        <Show when={advice()}>
          {(about) => (
            // What needs no explanation needs no frame either.
            <Show
              when={about().isBrief !== true}
              fallback={
                <p class={styles['found']}>
                  {about().means} {about().remedy}
                </p>
              }
            >
              <dl class={styles['advice']}>
                <Line term={checkWords.means} text={about().means} />
                <Line term={checkWords.remedy} text={about().remedy} />
                <Show when={about().operator}>
                  {(text) => <Line term={checkWords.operator} text={text()} />}
                </Show>
              </dl>
            </Show>
          )}
        </Show>
      </div>
    </li>
  );
}
