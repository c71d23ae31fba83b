import type { PeerId } from '@visavis/client';
import { createComputed, createSignal, type Accessor } from 'solid-js';

/** Whose connection is looked at; null for nobody's. */
interface Inspected {
  readonly inspected: Accessor<PeerId | null>;
  /** Looks at a person's connection, or away where it is looked at already. */
  readonly toggle: (id: PeerId) => void;
  readonly close: () => void;
}

/** The choice of a connection to look at. It ends when that person leaves. */
export function createInspected(memberIds: Accessor<readonly PeerId[]>): Inspected {
  const [inspected, inspect] = createSignal<PeerId | null>(null);
  const close = () => inspect(null);
  createComputed(() => {
    const id = inspected();
    if (id !== null && !memberIds().includes(id)) close();
  });
  return {
    inspected,
    toggle: (id) => inspect((before) => (before === id ? null : id)),
    close,
  };
}
