import ChevronLeft from 'lucide-solid/icons/chevron-left';
import { Match, Show, Switch } from 'solid-js';
import { Sheet } from '../../ui/sheet.tsx';
import type { DetailsSubject } from './details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { Overview } from './overview.tsx';
import { PageDetails } from './page-details.tsx';
import type { PagePart } from './page-status.ts';
import styles from './connection-details.module.css';
import { PeerDetails } from './peer-details.tsx';

interface ConnectionDetailsProps {
  readonly subject: DetailsSubject;
  readonly onSelect: (subject: DetailsSubject) => void;
  readonly onClose: () => void;
}

const peerOfSubject = (subject: DetailsSubject) => (subject.kind === 'person' ? subject.id : null);

const pagePartOf = ({ kind }: DetailsSubject): PagePart | null =>
  kind === 'all' || kind === 'person' ? null : kind;

/** Everything that a person can know of their connections: all at a glance, or one of them in full. */
export function ConnectionDetails(props: ConnectionDetailsProps) {
  const { member } = useCall();
  let content: HTMLElement | undefined;
  const title = () => {
    const { subject } = props;
    if (subject.kind === 'all') return connectionDetailsText.title;
    if (subject.kind !== 'person') return connectionDetailsText.pageParts[subject.kind];
    return connectionDetailsText.titleOf(member(subject.id)?.profile.name ?? '');
  };
  // What was pressed is no longer there.
  const focusOn = (selector: string) =>
    queueMicrotask(() => content?.querySelector<HTMLElement>(selector)?.focus());
  const look = (subject: DetailsSubject) => {
    props.onSelect(subject);
    focusOn('[data-back]');
  };
  const goBack = () => {
    const { subject } = props;
    const row = subject.kind === 'person' ? subject.id : subject.kind;
    props.onSelect({ kind: 'all' });
    focusOn(`[data-row="${row}"]`);
  };
  return (
    <Sheet title={title()} isModal={false} isWide onClose={() => props.onClose()}>
      <div ref={(element) => (content = element)} class={styles['panel']}>
        <Show when={props.subject.kind !== 'all'}>
          <button type="button" data-back class={styles['back']} onClick={goBack}>
            <ChevronLeft size={18} aria-hidden="true" />
            {connectionDetailsText.back}
          </button>
        </Show>
        <Switch fallback={<Overview onLook={look} />}>
          <Match when={peerOfSubject(props.subject)} keyed>
            {(id) => <PeerDetails id={id} />}
          </Match>
          <Match when={pagePartOf(props.subject)} keyed>
            {(kind) => <PageDetails kind={kind} />}
          </Match>
        </Switch>
      </div>
    </Sheet>
  );
}
