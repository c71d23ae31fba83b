import type { CheckResults, CheckStep, StepState } from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { createMemo, Show } from 'solid-js';
import { adviceFor } from '../../text/check/advice.ts';
import { checkText } from '../../text/messages/check.ts';
import { findingText } from '../../text/check/findings.ts';
import styles from './step-row.module.css';

const Line = (props: { term: string; text: string }) => (
  <div>
    <dt>{props.term}</dt>
    <dd>{props.text}</dd>
  </div>
);

/** One step: its state, its finding, and advice if it did not pass. */
export function StepRow(props: { step: CheckStep; state: StepState; results: CheckResults }) {
  const text = useText(checkText);
  const advice = createMemo(() => adviceFor(props.step, props.results));
  const finding = () => findingText(props.step, props.results[props.step]);
  return (
    <li class={styles['row']} data-step={props.step} data-state={props.state}>
      <span class={styles['mark']} aria-hidden="true" />
      <div class={styles['body']}>
        <p class={styles['head']}>
          <span class={styles['name']}>{text.steps[props.step]}</span>
          <span class={styles['state']}>{text.states[props.state]}</span>
        </p>
        <Show when={finding()}>
          {(sentences) => <p class={styles['finding']}>{sentences()}</p>}
        </Show>
        <Show when={advice()}>
          {(current) => (
            <Show
              when={current().isBrief !== true}
              fallback={
                <p class={styles['finding']}>
                  {current().meaning} {current().remedy}
                </p>
              }
            >
              <dl class={styles['advice']}>
                <Line term={text.meaning} text={current().meaning} />
                <Line term={text.remedy} text={current().remedy} />
                <Show when={current().operator}>
                  {(advice) => <Line term={text.operator} text={advice()} />}
                </Show>
              </dl>
            </Show>
          )}
        </Show>
      </div>
    </li>
  );
}
