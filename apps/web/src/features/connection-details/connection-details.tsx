import ChevronLeft from 'lucide-solid/icons/chevron-left';
import { useText } from '@visavis/text/solid';
import { Match, Show, Switch } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './connection-details.module.css';
import type { DetailsSubject } from './details-selection.ts';
import { Overview } from './overview.tsx';
import { PageDetails } from './page-details.tsx';
import type { PagePart } from './page-status.ts';
import { PeerDetails } from './peer-details.tsx';

interface ConnectionDetailsProps {
  readonly subject: DetailsSubject;
  readonly onSelect: (subject: DetailsSubject) => void;
  readonly onClose: () => void;
}

const peerIn = (subject: DetailsSubject) => (subject.kind === 'peer' ? subject.id : null);

const pagePartIn = ({ kind }: DetailsSubject): PagePart | null =>
  kind === 'all' || kind === 'peer' ? null : kind;

/** The sheet that shows all connections, or the details of one of them. */
export function ConnectionDetails(props: ConnectionDetailsProps) {
  const text = useText(connectionDetailsText);
  const { member } = useCall();
  let content: HTMLElement | undefined;
  const title = () => {
    const { subject } = props;
    if (subject.kind === 'all') return text.title;
    if (subject.kind !== 'peer') return text.pageParts[subject.kind];
    return text.titleOf({ name: member(subject.id)?.profile.name ?? '' });
  };
  // The pressed element disappears, and the focus with it.
  const focusOn = (selector: string) =>
    queueMicrotask(() => content?.querySelector<HTMLElement>(selector)?.focus());
  const select = (subject: DetailsSubject) => {
    props.onSelect(subject);
    focusOn('[data-back]');
  };
  const goBack = () => {
    const { subject } = props;
    const row = subject.kind === 'peer' ? subject.id : subject.kind;
    props.onSelect({ kind: 'all' });
    focusOn(`[data-row="${row}"]`);
  };
  return (
    <Sheet title={title()} isModal={false} isWide onClose={() => props.onClose()}>
      <div ref={(element) => (content = element)} class={styles['content']}>
        <Show when={props.subject.kind !== 'all'}>
          <button type="button" data-back class={styles['back']} onClick={goBack}>
            <ChevronLeft size={18} aria-hidden="true" />
            {text.back}
          </button>
        </Show>
        <Switch fallback={<Overview onSelect={select} />}>
          <Match when={peerIn(props.subject)} keyed>
            {(id) => <PeerDetails id={id} />}
          </Match>
          <Match when={pagePartIn(props.subject)} keyed>
            {(part) => <PageDetails part={part} />}
          </Match>
        </Switch>
      </div>
    </Sheet>
  );
}
