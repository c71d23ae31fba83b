import Funnel from 'lucide-solid/icons/funnel';
import type { TraceEntry } from '@visavis/trace';
import { For } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../../text/messages/entries.ts';
import { toolbarText } from '../../text/messages/toolbar.ts';
import { useInspector } from '../../context.ts';
import { Menu } from '../../ui/menu.tsx';

type Kind = TraceEntry['kind'];

const entryKinds = [
  'event',
  'microstep',
  'action',
  'delay',
  'snapshot',
  'actor',
] as const satisfies readonly Kind[];

/** Selects the kinds of entries and the actor that the timeline lists. */
export function FilterMenu() {
  const text = useText(toolbarText);
  const entryText = useText(entriesText);
  const { filter, setFilter, selected, nameOf } = useInspector();
  const toggle = (kind: Kind) =>
    setFilter({
      kinds: filter().kinds.includes(kind)
        ? filter().kinds.filter((other) => other !== kind)
        : [...filter().kinds, kind],
    });
  return (
    <Menu
      name={text.filter}
      hint={text.filterHint}
      icon={<Funnel aria-hidden="true" />}
      isSet={filter().kinds.length > 0 || filter().actor !== null}
    >
      <For each={entryKinds}>
        {(kind) => (
          <label title={entryText.kindHints[kind]}>
            <input
              type="checkbox"
              checked={filter().kinds.includes(kind)}
              onChange={() => toggle(kind)}
            />
            {entryText.kindNames[kind]}
          </label>
        )}
      </For>
      <hr />
      <label>
        <input
          type="checkbox"
          checked={filter().actor !== null}
          onChange={(event) =>
            setFilter({ actor: event.currentTarget.checked ? (selected()?.key ?? null) : null })
          }
        />
        {text.onlyActor({ name: nameOf(selected()?.key ?? '') })}
      </label>
    </Menu>
  );
}
