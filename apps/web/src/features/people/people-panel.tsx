import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { peopleText } from '../../text/messages/people.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { createModeration } from './moderation.ts';
import styles from './people.module.css';
import { OwnRow, PersonRow } from './person-row.tsx';
import { raisedHands } from './raised-hands.ts';
import { RoomRules } from './room-rules.tsx';
import { WaitingList } from './waiting-list.tsx';

/** From so many people on, they can be searched. */
const minSearched = 10;

const normalize = (name: string) => name.normalize('NFKD').toLocaleLowerCase();

/** Everybody in the call and in its waiting room, with what the user can do about each. */
export function PeoplePanel(props: { readonly onClose: () => void }) {
  const text = useText(peopleText);
  const { memberIds, member, snapshot } = useCall();
  const moderation = createModeration();
  const [search, setSearch] = createSignal('');
  const headingId = createUniqueId();
  const context = () => snapshot().context;
  const count = () => memberIds().length + 1;
  const hands = createMemo<readonly string[]>(
    (before) =>
      raisedHands(before, [{ id: 'self', profile: context().profile }, ...context().members]),
    [],
  );
  const handOf = (id: string) => {
    const index = hands().indexOf(id);
    return index === -1 ? null : index + 1;
  };
  const isFound = (name: string) => normalize(name).includes(normalize(search().trim()));
  // Raised hands come first, in their order.
  const found = () =>
    memberIds()
      .filter((id) => isFound(member(id)?.profile.name ?? ''))
      .toSorted((one, other) => (handOf(one) ?? Infinity) - (handOf(other) ?? Infinity) || 0);
  return (
    <Sheet title={text.title({ count: count() })} isModal={false} onClose={() => props.onClose()}>
      <div class={styles['panel']}>
        <Show when={context().waiting.length > 0}>
          <WaitingList />
        </Show>
        <section aria-labelledby={headingId}>
          <h3 id={headingId} class={styles['heading']}>
            {text.inCall}
          </h3>
          <Show when={count() >= minSearched}>
            <input
              type="search"
              class={styles['search']}
              aria-label={text.search}
              placeholder={text.search}
              value={search()}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
          </Show>
          <ul class={styles['rows']}>
            <Show when={isFound(context().profile.name)}>
              <OwnRow hand={handOf('self')} />
            </Show>
            <For each={found()}>{(id) => <PersonRow id={id} hand={handOf(id)} />}</For>
          </ul>
          <Show when={found().length === 0 && !isFound(context().profile.name)}>
            <p class="quiet">{text.nobodyFound}</p>
          </Show>
        </section>
        <p class="quiet">{context().isPrivate ? text.rolesPrivate : text.rolesOpen}</p>
        <Show when={moderation.may('setAccess')}>
          <RoomRules />
        </Show>
      </div>
    </Sheet>
  );
}
