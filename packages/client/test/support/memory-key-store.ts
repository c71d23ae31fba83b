import type { PeerId, SessionKeys } from '@visavis/protocol';
import type { KeyStore } from '../../src/identity/key-store.ts';

/** A key store in memory, which all tabs share. */
export class MemoryKeyStore implements KeyStore {
  readonly #keys = new Map<PeerId, SessionKeys>();

  async load(id: PeerId): Promise<SessionKeys | undefined> {
    return this.#keys.get(id);
  }

  async save(id: PeerId, keys: SessionKeys): Promise<void> {
    this.#keys.set(id, keys);
  }
}
