import { useText } from '@visavis/text/solid';
import { For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { trustText } from '../../text/messages/trust.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Shield } from './shield.tsx';
import { createCallTrust, createTrustInPeople, type PersonTrust } from './trust-levels.ts';
import { openTrust } from './trust-selection.ts';
import styles from './trust.module.css';

/** What is known of one person, and how to know more. */
function PersonRow(props: { readonly person: PersonTrust }) {
  const text = useText(trustText);
  const { member } = useCall();
  const name = () => member(props.person.id)?.profile.name ?? '';
  const level = () => props.person.level();
  return (
    <li class={styles['row']} data-trust={level()}>
      <Shield level={level()} size={20} />
      <div class={styles['person']}>
        <p class={styles['who']}>
          <bdi>{name()}</bdi> <span class="quiet">{text.levels[level()]}</span>
        </p>
        <p class={styles['sentence']}>{text.person[level()]({ name: name() })}</p>
        <Show when={props.person.canCompare()}>
          <button
            type="button"
            class="button small"
            aria-label={text.compareWith({ name: name() })}
            onClick={() => openTrust({ kind: 'comparison', id: props.person.id })}
          >
            {text.compare}
          </button>
        </Show>
      </div>
    </li>
  );
}

/** The sheet behind the shield of the call: who can listen, and how to be sure. */
export function TrustSheet(props: { readonly onClose: () => void }) {
  const text = useText(trustText);
  const { snapshot } = useCall();
  const context = () => snapshot().context;
  const people = createTrustInPeople();
  const level = createCallTrust(people);
  return (
    <Sheet title={text.title} isModal={false} onClose={() => props.onClose()}>
      <div class={styles['parts']}>
        <p class={styles['summary']} data-trust={level()}>
          <Shield level={level()} size={20} />
          <span>
            <strong>{text.levels[level()]}</strong> {text.call[level()]}
          </span>
        </p>
        <Show when={people().length > 0} fallback={<p class="quiet">{text.nobody}</p>}>
          <ul class={styles['people']}>
            <For each={people()}>{(person) => <PersonRow person={person} />}</For>
          </ul>
        </Show>
        <Show when={context().haveOutsidersStayed}>
          <p>{text.outsiders({ count: context().outsiderCount })}</p>
        </Show>
        <section class={styles['help']}>
          <h3>{text.help.title}</h3>
          <p>{text.help.link}</p>
          <p>{text.help.emoji}</p>
          <p>{text.help.voice}</p>
          <p>{text.help.limits}</p>
        </section>
      </div>
    </Sheet>
  );
}
