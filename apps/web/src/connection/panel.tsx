import ChevronLeft from 'lucide-solid/icons/chevron-left';
import { Match, Show, Switch } from 'solid-js';
import { Sheet } from '../parts/sheet.tsx';
import type { Subject } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { panelWords } from '../words/panel.ts';
import { Overview } from './overview.tsx';
import { Own } from './own-page.tsx';
import type { OwnKind } from './own.ts';
import styles from './panel.module.css';
import { Person } from './person.tsx';

interface PanelProps {
  readonly subject: Subject;
  readonly onLook: (subject: Subject) => void;
  readonly onClose: () => void;
}

const personIn = (subject: Subject) => (subject.kind === 'person' ? subject.id : null);

const ownIn = ({ kind }: Subject): OwnKind | null =>
  kind === 'all' || kind === 'person' ? null : kind;

/** Everything that a person can know of their connections: all at a glance, or one of them in full. */
export function Panel(props: PanelProps) {
  const { member } = useCall();
  let content: HTMLElement | undefined;
  const title = () => {
    const { subject } = props;
    if (subject.kind === 'all') return panelWords.title;
    if (subject.kind !== 'person') return panelWords.parts[subject.kind];
    return panelWords.titleOf(member(subject.id)?.profile.name ?? '');
  };
  // What was pressed is no longer there.
  const focusOn = (selector: string) =>
    queueMicrotask(() => content?.querySelector<HTMLElement>(selector)?.focus());
  const look = (subject: Subject) => {
    props.onLook(subject);
    focusOn('[data-back]');
  };
  const goBack = () => {
    const { subject } = props;
    const row = subject.kind === 'person' ? subject.id : subject.kind;
    props.onLook({ kind: 'all' });
    focusOn(`[data-row="${row}"]`);
  };
  return (
    <Sheet title={title()} isModal={false} isWide onClose={() => props.onClose()}>
      <div ref={(element) => (content = element)} class={styles['panel']}>
        <Show when={props.subject.kind !== 'all'}>
          <button type="button" data-back class={styles['back']} onClick={goBack}>
            <ChevronLeft size={18} aria-hidden="true" />
            {panelWords.back}
          </button>
        </Show>
        <Switch fallback={<Overview onLook={look} />}>
          <Match when={personIn(props.subject)} keyed>
            {(id) => <Person id={id} />}
          </Match>
          <Match when={ownIn(props.subject)} keyed>
            {(kind) => <Own kind={kind} />}
          </Match>
        </Switch>
      </div>
    </Sheet>
  );
}
