import { useText } from '@visavis/text/solid';
import { createEffect, createSignal, For, Match, on, onCleanup, Switch } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { trustText } from '../../text/messages/trust.ts';
import { ComparisonSheet } from './comparison-sheet.tsx';
import { createTrustInPeople, type PersonTrust } from './trust-levels.ts';
import { openTrust, trustSubject } from './trust-selection.ts';
import { TrustSheet } from './trust-sheet.tsx';

/** Tells screen readers that a person has been compared. Notices announce what is wrong. */
function Announcement(props: {
  readonly person: PersonTrust;
  readonly announce: (text: string) => void;
}) {
  const text = useText(trustText);
  const { member } = useCall();
  createEffect(
    on(
      () => props.person.level(),
      (level) => {
        const name = member(props.person.id)?.profile.name ?? '';
        if (level === 'compared') props.announce(text.comparedNow({ name }));
      },
      { defer: true },
    ),
  );
  return null;
}

/** The sheets about who can listen, and their announcements. */
export function TrustSheets() {
  const { memberIds } = useCall();
  const people = createTrustInPeople();
  const [announced, announce] = createSignal('');
  const close = () => openTrust(null);
  onCleanup(close);
  const comparedId = () => {
    const subject = trustSubject();
    return subject?.kind === 'comparison' ? subject.id : null;
  };
  // Whoever leaves takes the sheet along.
  createEffect(() => {
    const id = comparedId();
    if (id !== null && !memberIds().includes(id)) close();
  });
  return (
    <>
      <Switch>
        <Match when={trustSubject()?.kind === 'call'}>
          <TrustSheet onClose={close} />
        </Match>
        <Match when={comparedId()} keyed>
          {(id) => <ComparisonSheet id={id} onClose={close} />}
        </Match>
      </Switch>
      <For each={people()}>{(person) => <Announcement person={person} announce={announce} />}</For>
      <p class="visually-hidden" role="status" aria-live="polite">
        {announced()}
      </p>
    </>
  );
}
