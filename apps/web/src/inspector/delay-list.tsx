import type { Delay } from '@visavis/trace';
import { Index, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { endOf, startOf } from './model/delays.ts';
import styles from './details.module.css';

/** Some delays: how each began, and what became of it, with the way to both. Nothing where there are none. */
export function DelayList(props: { title: string; delays: readonly Delay[] }) {
  const inspector = useInspector();
  const Step = (step: { seq: number; text: string }) => (
    <button type="button" onClick={() => inspector.go(step.seq)}>
      <span class={styles['kind']} data-kind="delay">
        {inspectorWords.number(step.seq)}
      </span>
      {step.text}
    </button>
  );
  return (
    <Show when={props.delays.length > 0}>
      <h4>{props.title}</h4>
      <ul class={styles['effects']} aria-label={props.title}>
        <Index each={props.delays}>
          {(delay) => (
            <li>
              <Step seq={delay().seq} text={startOf(delay())} />
              <Show when={delay().end} fallback={<p class={styles['still']}>{endOf(delay())}</p>}>
                {(end) => <Step seq={end().seq} text={endOf(delay())} />}
              </Show>
            </li>
          )}
        </Index>
      </ul>
    </Show>
  );
}
