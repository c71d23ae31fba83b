import type { PeerId } from '@visavis/client';
import { createComputed, createSignal, type Accessor } from 'solid-js';

/** What the connection details show: all connections, one peer, or one part of this page. */
export type DetailsSubject =
  | { readonly kind: 'all' | 'room' | 'server' | 'devices' }
  | { readonly kind: 'peer'; readonly id: PeerId };

/** Which connection details are open. */
export interface DetailsSelection {
  /** Null if they are closed. */
  readonly selected: Accessor<DetailsSubject | null>;
  readonly select: (subject: DetailsSubject) => void;
  /** Opens a subject, or closes it if it is open. */
  readonly toggle: (subject: DetailsSubject) => void;
  /** Opens the list of all connections, or closes whatever is open. */
  readonly toggleAll: () => void;
  readonly close: () => void;
}

const peerIdOf = (subject: DetailsSubject | null) => (subject?.kind === 'peer' ? subject.id : null);

export const isSelected = (selected: DetailsSubject | null, subject: DetailsSubject): boolean =>
  selected?.kind === subject.kind && peerIdOf(selected) === peerIdOf(subject);

/** Creates the selection. It is cleared when the selected peer leaves. */
export function createDetailsSelection(memberIds: Accessor<readonly PeerId[]>): DetailsSelection {
  const [selected, setSelected] = createSignal<DetailsSubject | null>(null);
  const close = () => setSelected(null);
  createComputed(() => {
    const subject = selected();
    if (subject?.kind === 'peer' && !memberIds().includes(subject.id)) close();
  });
  return {
    selected,
    select: (subject) => setSelected(subject),
    toggle: (subject) => setSelected((before) => (isSelected(before, subject) ? null : subject)),
    toggleAll: () => setSelected((before) => (before === null ? { kind: 'all' } : null)),
    close,
  };
}
