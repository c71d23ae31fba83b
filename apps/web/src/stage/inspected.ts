import type { PeerId } from '@visavis/client';
import { createComputed, createSignal, type Accessor } from 'solid-js';

/** What the connection panel shows: all connections, one person's, or one of the page's own. */
export type Subject =
  | { readonly kind: 'all' | 'room' | 'server' | 'devices' }
  | { readonly kind: 'person'; readonly id: PeerId };

/** What is looked at; null for nothing. */
export interface Looks {
  readonly inspected: Accessor<Subject | null>;
  readonly look: (subject: Subject) => void;
  /** Looks at something, or away where it is looked at already. */
  readonly toggle: (subject: Subject) => void;
  /** Looks at all connections, or away where anything is looked at already. */
  readonly toggleAll: () => void;
  readonly close: () => void;
}

const idOf = (subject: Subject | null) => (subject?.kind === 'person' ? subject.id : null);

/** Whether it is this that is looked at. */
export const isLookedAt = (inspected: Subject | null, subject: Subject): boolean =>
  inspected?.kind === subject.kind && idOf(inspected) === idOf(subject);

/** The choice of a connection to look at. The look at a person's ends when that person leaves. */
export function createInspected(memberIds: Accessor<readonly PeerId[]>): Looks {
  const [inspected, look] = createSignal<Subject | null>(null);
  const close = () => look(null);
  createComputed(() => {
    const subject = inspected();
    if (subject?.kind === 'person' && !memberIds().includes(subject.id)) close();
  });
  return {
    inspected,
    look: (subject) => look(subject),
    toggle: (subject) => look((before) => (isLookedAt(before, subject) ? null : subject)),
    toggleAll: () => look((before) => (before === null ? { kind: 'all' } : null)),
    close,
  };
}
