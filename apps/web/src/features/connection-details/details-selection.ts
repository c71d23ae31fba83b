import type { PeerId } from '@visavis/client';
import { createComputed, createSignal, type Accessor } from 'solid-js';

/** What the connection panel shows: all connections, one person's, or one of the page's own. */
export type DetailsSubject =
  | { readonly kind: 'all' | 'room' | 'server' | 'devices' }
  | { readonly kind: 'person'; readonly id: PeerId };

/** What is looked at; null for nothing. */
export interface DetailsSelection {
  readonly selected: Accessor<DetailsSubject | null>;
  readonly select: (subject: DetailsSubject) => void;
  /** Looks at something, or away where it is looked at already. */
  readonly toggle: (subject: DetailsSubject) => void;
  /** Looks at all connections, or away where anything is looked at already. */
  readonly toggleAll: () => void;
  readonly close: () => void;
}

const peerIdOf = (subject: DetailsSubject | null) =>
  subject?.kind === 'person' ? subject.id : null;

/** Whether it is this that is looked at. */
export const isSelected = (inspected: DetailsSubject | null, subject: DetailsSubject): boolean =>
  inspected?.kind === subject.kind && peerIdOf(inspected) === peerIdOf(subject);

/** The choice of a connection to look at. The look at a person's ends when that person leaves. */
export function createDetailsSelection(memberIds: Accessor<readonly PeerId[]>): DetailsSelection {
  const [inspected, look] = createSignal<DetailsSubject | null>(null);
  const close = () => look(null);
  createComputed(() => {
    const subject = inspected();
    if (subject?.kind === 'person' && !memberIds().includes(subject.id)) close();
  });
  return {
    selected: inspected,
    select: (subject) => look(subject),
    toggle: (subject) => look((before) => (isSelected(before, subject) ? null : subject)),
    toggleAll: () => look((before) => (before === null ? { kind: 'all' } : null)),
    close,
  };
}
