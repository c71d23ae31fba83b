import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import styles from './connection-details.module.css';
import type { DetailsSubject } from './details-selection.ts';
import { PageRow, PeerRow } from './overview-row.tsx';
import type { PagePart } from './page-status.ts';

const pageParts: readonly PagePart[] = ['room', 'server', 'devices'];

/** The list of all connections: to each peer, and those of this page. */
export function Overview(props: { onSelect: (subject: DetailsSubject) => void }) {
  const text = useText(connectionDetailsText);
  const { memberIds } = useCall();
  return (
    <>
      <section aria-labelledby="people">
        <h3 id="people" class={styles['heading']}>
          {text.people}
        </h3>
        <ul class={styles['rows']}>
          <For each={memberIds()} fallback={<li class="quiet">{text.alone}</li>}>
            {(id) => <PeerRow id={id} onPress={() => props.onSelect({ kind: 'peer', id })} />}
          </For>
        </ul>
      </section>
      <section aria-labelledby="page">
        <h3 id="page" class={styles['heading']}>
          {text.page}
        </h3>
        <ul class={styles['rows']}>
          <For each={pageParts}>
            {(part) => <PageRow part={part} onPress={() => props.onSelect({ kind: part })} />}
          </For>
        </ul>
      </section>
    </>
  );
}
