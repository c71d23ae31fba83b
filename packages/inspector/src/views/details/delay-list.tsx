import type { Delay } from '@visavis/trace';
import { Index, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../../text/messages/entries.ts';
import { useInspector } from '../../context.ts';
import { describeDelayEnd, describeDelayStart } from '../../model/delays.ts';
import styles from './details.module.css';

/** Delays with links to their start and end. Renders nothing if there are none. */
export function DelayList(props: { title: string; delays: readonly Delay[] }) {
  const inspector = useInspector();
  const EntryLink = (link: { seq: number; text: string }) => (
    <button type="button" onClick={() => inspector.goToEntry(link.seq)}>
      <span class={styles['kind']} data-kind="delay">
        {useText(entriesText).number({ seq: link.seq })}
      </span>
      {link.text}
    </button>
  );
  return (
    <Show when={props.delays.length > 0}>
      <h4>{props.title}</h4>
      <ul class={styles['effects']} aria-label={props.title}>
        <Index each={props.delays}>
          {(delay) => (
            <li>
              <EntryLink seq={delay().seq} text={describeDelayStart(delay())} />
              <Show
                when={delay().end}
                fallback={<p class={styles['running']}>{describeDelayEnd(delay())}</p>}
              >
                {(end) => <EntryLink seq={end().seq} text={describeDelayEnd(delay())} />}
              </Show>
            </li>
          )}
        </Index>
      </ul>
    </Show>
  );
}
