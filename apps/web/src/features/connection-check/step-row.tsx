import type { CheckResults, CheckStep } from '@visavis/client/check';
import { createMemo, Show } from 'solid-js';
import { adviceFor } from '../../text/check-advice.ts';
import { findingText } from '../../text/check-findings.ts';
import { checkText } from '../../text/check.ts';
import styles from './step-row.module.css';
import type { StepState } from '../../call/derived/check-step-state.ts';

const Line = (props: { term: string; text: string }) => (
  <div>
    <dt>{props.term}</dt>
    <dd>{props.text}</dd>
  </div>
);

/** One step: how it stands, what it found, and where it did not simply pass, what to do. */
export function StepRow(props: { step: CheckStep; state: StepState; results: CheckResults }) {
  const advice = createMemo(() => adviceFor(props.step, props.results));
  const found = () => findingText(props.step, props.results[props.step]);
  return (
    <li class={styles['row']} data-step={props.step} data-state={props.state}>
      <span class={styles['mark']} aria-hidden="true" />
      <div class={styles['body']}>
        <p class={styles['head']}>
          <span class={styles['name']}>{checkText.names[props.step]}</span>
          <span class={styles['state']}>{checkText.states[props.state]}</span>
        </p>
        <Show when={found()}>{(text) => <p class={styles['found']}>{text()}</p>}</Show>
        <Show when={advice()}>
          {(about) => (
            // What needs no explanation needs no frame either.
            <Show
              when={about().isBrief !== true}
              fallback={
                <p class={styles['found']}>
                  {about().meaning} {about().remedy}
                </p>
              }
            >
              <dl class={styles['advice']}>
                <Line term={checkText.means} text={about().meaning} />
                <Line term={checkText.remedy} text={about().remedy} />
                <Show when={about().operator}>
                  {(text) => <Line term={checkText.operator} text={text()} />}
                </Show>
              </dl>
            </Show>
          )}
        </Show>
      </div>
    </li>
  );
}
