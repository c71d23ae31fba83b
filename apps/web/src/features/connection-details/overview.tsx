import ChevronRight from 'lucide-solid/icons/chevron-right';
import type { PeerId } from '@visavis/client';
import { For, Show } from 'solid-js';
import type { DetailsSubject } from './details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { connectionLevelText } from '../../text/text.ts';
import { serverLevel, type ConnectionLevel } from '../../call/derived/connection-level.ts';
import { createPageStatus, type PagePart } from './page-status.ts';
import { createPeerView } from '../../call/state/peer-view.ts';
import styles from './connection-details.module.css';
import { createPeerStatus } from './peer-status.ts';

interface RowProps {
  readonly name: string;
  readonly level?: ConnectionLevel | undefined;
  /** The level in a word. */
  readonly levelText?: string | undefined;
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
        <Show when={props.levelText}>{(word) => <span class={styles['word']}>{word()}</span>}</Show>
      </span>
      <span class={styles['text']}>
        {props.text} <Show when={props.advice}>{(advice) => advice()}</Show>
      </span>
      <ChevronRight size={18} aria-hidden="true" />
    </button>
  </li>
);

function PeerRow(props: { id: PeerId; onPress: () => void }) {
  const { member } = useCall();
  const view = createPeerView(() => props.id);
  const told = createPeerStatus(() => props.id, view);
  return (
    <Row
      row={props.id}
      name={member(props.id)?.profile.name ?? ''}
      level={view.level()}
      levelText={connectionLevelText.levels[view.level()]}
      text={told().text}
      advice={told().advice}
      onPress={() => props.onPress()}
    />
  );
}

function PageRow(props: { kind: PagePart; onPress: () => void }) {
  const { signaling } = useCall();
  const told = createPageStatus(() => props.kind);
  const level = () => (props.kind === 'server' ? serverLevel(signaling()) : undefined);
  const word = () => {
    const known = level();
    return known === undefined ? undefined : connectionLevelText.server[known];
  };
  return (
    <Row
      row={props.kind}
      name={connectionDetailsText.pageParts[props.kind]}
      level={level()}
      levelText={word()}
      text={told().text}
      advice={told().advice}
      onPress={() => props.onPress()}
    />
  );
}

const pageParts: readonly PagePart[] = ['room', 'server', 'devices'];

/** All connections at a glance: to each person, and those of the page itself. */
export function Overview(props: { onLook: (subject: DetailsSubject) => void }) {
  const { memberIds } = useCall();
  return (
    <>
      <section aria-labelledby="people">
        <h3 id="people" class={styles['heading']}>
          {connectionDetailsText.people}
        </h3>
        <ul class={styles['rows']}>
          <For each={memberIds()} fallback={<li class="quiet">{connectionDetailsText.alone}</li>}>
            {(id) => <PeerRow id={id} onPress={() => props.onLook({ kind: 'person', id })} />}
          </For>
        </ul>
      </section>
      <section aria-labelledby="page">
        <h3 id="page" class={styles['heading']}>
          {connectionDetailsText.page}
        </h3>
        <ul class={styles['rows']}>
          <For each={pageParts}>
            {(kind) => <PageRow kind={kind} onPress={() => props.onLook({ kind })} />}
          </For>
        </ul>
      </section>
    </>
  );
}
