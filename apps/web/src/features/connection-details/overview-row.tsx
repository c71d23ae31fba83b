import ChevronRight from 'lucide-solid/icons/chevron-right';
import type { PeerId } from '@visavis/client';
import { serverLevel, type ConnectionLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { createPeerView } from '../../call/state/peer-view.ts';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import type { StatusText } from '../../text/status-text.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import styles from './connection-details.module.css';
import { createPageStatus, type PagePart } from './page-status.ts';
import { createPeerStatus } from './peer-status.ts';

interface RowProps {
  readonly name: string;
  readonly level?: ConnectionLevel | undefined;
  readonly levelText?: string | undefined;
  readonly status: StatusText;
  /** Identifies the row, so that it gets the focus again when the user comes back. */
  readonly row: string;
  readonly onPress: () => void;
}

const Row = (props: RowProps) => (
  <li>
    <button
      type="button"
      class={styles['row']}
      data-row={props.row}
      data-level={props.level}
      onClick={() => props.onPress()}
    >
      <span class={styles['title']}>
        <bdi class={styles['name']}>{props.name}</bdi>
        <Show when={props.levelText}>
          {(text) => <span class={styles['level']}>{text()}</span>}
        </Show>
      </span>
      <span class={styles['text']}>
        {props.status.text} <Show when={props.status.advice}>{(advice) => <>{advice()}</>}</Show>
      </span>
      <ChevronRight size={18} aria-hidden="true" />
    </button>
  </li>
);

/** The connection to one peer in the overview. */
export function PeerRow(props: { id: PeerId; onPress: () => void }) {
  const text = useText(connectionLevelText);
  const { member } = useCall();
  const view = createPeerView(() => props.id);
  const status = createPeerStatus(() => props.id, view);
  return (
    <Row
      row={props.id}
      name={member(props.id)?.profile.name ?? ''}
      level={view.level()}
      levelText={text.levels[view.level()]}
      status={status()}
      onPress={() => props.onPress()}
    />
  );
}

/** One part of this page in the overview. */
export function PageRow(props: { part: PagePart; onPress: () => void }) {
  const text = useText(connectionLevelText);
  const { signaling } = useCall();
  const status = createPageStatus(() => props.part);
  const level = () => (props.part === 'server' ? serverLevel(signaling()) : undefined);
  const levelText = () => {
    const known = level();
    return known === undefined ? undefined : text.serverLevels[known];
  };
  return (
    <Row
      row={props.part}
      name={useText(connectionDetailsText).pageParts[props.part]}
      level={level()}
      levelText={levelText()}
      status={status()}
      onPress={() => props.onPress()}
    />
  );
}
