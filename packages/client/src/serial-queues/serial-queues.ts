/** Runs work in order for each key, and without delay where no earlier work of the key is pending. */
export class SerialQueues<Key> {
  readonly #pending = new Map<Key, Promise<void>>();

  /**
   * Runs work after the earlier work of this key.
   *
   * @param work runs at once if nothing is pending. What it returns is pending until it settles; it must not reject.
   */
  run(key: Key, work: () => Promise<void> | undefined): void {
    const before = this.#pending.get(key);
    const running = before === undefined ? work() : before.then(work);
    if (running === undefined) return;
    this.#pending.set(key, running);
    void running.then(() => {
      if (this.#pending.get(key) === running) this.#pending.delete(key);
    });
  }
}
