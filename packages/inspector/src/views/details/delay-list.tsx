import type { Delay } from '@visavis/trace';
import { Index, Show } from 'solid-js';
import { inspectorText } from '../../text/inspector.ts';
import { useInspector } from '../../context.ts';
import { describeDelayEnd, describeDelayStart } from '../../model/delays.ts';
import styles from './details.module.css';

/** Some delays: how each began, and what became of it, with the way to both. Nothing where there are none. */
export function DelayList(props: { title: string; delays: readonly Delay[] }) {
  const inspector = useInspector();
  const Step = (step: { seq: number; text: string }) => (
    <button type="button" onClick={() => inspector.goToEntry(step.seq)}>
      <span class={styles['kind']} data-kind="delay">
        {inspectorText.number(step.seq)}
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
              <Step seq={delay().seq} text={describeDelayStart(delay())} />
              <Show
                when={delay().end}
                fallback={<p class={styles['still']}>{describeDelayEnd(delay())}</p>}
              >
                {(end) => <Step seq={end().seq} text={describeDelayEnd(delay())} />}
              </Show>
            </li>
          )}
        </Index>
      </ul>
    </Show>
  );
}
