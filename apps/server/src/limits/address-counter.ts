/** Counts what each address has, such as open connections. */
export class AddressCounter {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();

  /** @param limit the maximum for one address, at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many addresses have anything. */
  get size(): number {
    return this.#counts.size;
  }

  isFull(address: string): boolean {
    return (this.#counts.get(address) ?? 0) >= this.#limit;
  }

  add(address: string): void {
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
  }

  remove(address: string): void {
    const remaining = (this.#counts.get(address) ?? 0) - 1;
    if (remaining > 0) this.#counts.set(address, remaining);
    else this.#counts.delete(address);
  }
}
