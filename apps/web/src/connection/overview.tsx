import ChevronRight from 'lucide-solid/icons/chevron-right';
import type { PeerId } from '@visavis/client';
import { For, Show } from 'solid-js';
import type { Subject } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { panelWords } from '../words/panel.ts';
import { connectionWords } from '../words/words.ts';
import { serverLevel, type Level } from './level.ts';
import { createOwnTold, type OwnKind } from './own.ts';
import { createPeerView } from './peer-view.ts';
import styles from './panel.module.css';
import { createTold } from './told.ts';

interface RowProps {
  readonly name: string;
  readonly level?: Level | undefined;
  /** The level in a word. */
  readonly word?: string | undefined;
  readonly text: string;
  readonly advice?: string | null;
  /** By which it is found again on the way back. */
  readonly row: string;
  readonly onPress: () => void;
}

/** One connection among all. */
const Row = (props: RowProps) => (
  <li>
    <button
      type="button"
      class={styles['row']}
      data-row={props.row}
      data-level={props.level}
      onClick={() => props.onPress()}
    >
      <span class={styles['who']}>
        <span class={styles['name']}>{props.name}</span>
        <Show when={props.word}>{(word) => <span class={styles['word']}>{word()}</span>}</Show>
      </span>
      <span class={styles['text']}>
        {props.text} <Show when={props.advice}>{(advice) => advice()}</Show>
      </span>
      <ChevronRight size={18} aria-hidden="true" />
    </button>
  </li>
);

function PersonRow(props: { id: PeerId; onPress: () => void }) {
  const { member } = useCall();
  const view = createPeerView(() => props.id);
  const told = createTold(() => props.id, view);
  return (
    <Row
      row={props.id}
      name={member(props.id)?.profile.name ?? ''}
      level={view.level()}
      word={connectionWords.levels[view.level()]}
      text={told().text}
      advice={told().advice}
      onPress={() => props.onPress()}
    />
  );
}

function OwnRow(props: { kind: OwnKind; onPress: () => void }) {
  const { signaling } = useCall();
  const told = createOwnTold(() => props.kind);
  const level = () => (props.kind === 'server' ? serverLevel(signaling()) : undefined);
  const word = () => {
    const known = level();
    return known === undefined ? undefined : connectionWords.server[known];
  };
  return (
    <Row
      row={props.kind}
      name={panelWords.parts[props.kind]}
      level={level()}
      word={word()}
      text={told().text}
      advice={told().advice}
      onPress={() => props.onPress()}
    />
  );
}

const own: readonly OwnKind[] = ['room', 'server', 'devices'];

/** All connections at a glance: to each person, and those of the page itself. */
export function Overview(props: { onLook: (subject: Subject) => void }) {
  const { memberIds } = useCall();
  return (
    <>
      <section aria-labelledby="people">
        <h3 id="people" class={styles['heading']}>
          {panelWords.people}
        </h3>
        <ul class={styles['rows']}>
          <For each={memberIds()} fallback={<li class="quiet">{panelWords.alone}</li>}>
            {(id) => <PersonRow id={id} onPress={() => props.onLook({ kind: 'person', id })} />}
          </For>
        </ul>
      </section>
      <section aria-labelledby="page">
        <h3 id="page" class={styles['heading']}>
          {panelWords.page}
        </h3>
        <ul class={styles['rows']}>
          <For each={own}>
            {(kind) => <OwnRow kind={kind} onPress={() => props.onLook({ kind })} />}
          </For>
        </ul>
      </section>
    </>
  );
}
