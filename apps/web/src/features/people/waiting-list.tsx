import { useText } from '@visavis/text/solid';
import { createUniqueId, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { peopleText } from '../../text/messages/people.ts';
import { portraitText } from '../../text/messages/portrait.ts';
import { PortraitImage } from '../portrait/portrait-image.tsx';
import { createModeration } from './moderation.ts';
import styles from './people.module.css';

/** Those in the waiting room, whom hosts admit or deny. */
export function WaitingList() {
  const text = useText(peopleText);
  const portraits = useText(portraitText);
  const { snapshot } = useCall();
  const { moderate } = createModeration();
  const headingId = createUniqueId();
  const waiting = () => snapshot().context.waiting;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} class={styles['heading']}>
        {text.waiting.title({ count: waiting().length })}
      </h3>
      <ul class={styles['rows']}>
        <For each={waiting()}>
          {({ id, profile: { name, portrait } }) => (
            <li class={styles['row']}>
              <Show when={portrait}>
                {(shown) => <PortraitImage portrait={shown()} label={portraits.of({ name })} />}
              </Show>
              <span class={styles['who']}>
                <bdi class={styles['name']}>{name}</bdi>
              </span>
              <button
                type="button"
                class="button small"
                aria-label={text.waiting.denyName({ name })}
                onClick={() => moderate({ type: 'deny', target: id })}
              >
                {text.waiting.deny}
              </button>
              <button
                type="button"
                class="button small accent"
                aria-label={text.waiting.admitName({ name })}
                onClick={() => moderate({ type: 'admit', target: id })}
              >
                {text.waiting.admit}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={waiting().length > 1}>
        <button
          type="button"
          class="button small"
          onClick={() => moderate({ type: 'admit', target: null })}
        >
          {text.waiting.admitAll}
        </button>
      </Show>
    </section>
  );
}
