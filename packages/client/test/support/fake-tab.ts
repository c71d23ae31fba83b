/** The sessionStorage of one tab. A duplicated tab starts with a copy. */
export class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly #items: Map<string, string>;

  constructor(original?: FakeStorage) {
    this.#items = new Map(original === undefined ? [] : original.#items);
  }

  get length(): number {
    return this.#items.size;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  clear(): void {
    this.#items.clear();
  }

  /** Replaces every item with an invalid value. */
  corrupt(): void {
    for (const key of this.#items.keys()) this.#items.set(key, '<invalid>');
  }
}

/** A sessionStorage without space. */
export class FullStorage extends FakeStorage {
  override setItem(): never {
    throw new DOMException('The storage is full.', 'QuotaExceededError');
  }
}

interface LockRequest {
  readonly name: string;
  readonly grant: () => void;
}

/** The exclusive Web Locks of one origin, which all its pages share. */
export class FakeLocks {
  readonly #held = new Set<string>();
  #waiting: LockRequest[] = [];
  readonly #unanswered: (() => void)[] = [];
  /** Whether requests get no answer, as on a busy device. */
  isBusy = false;

  /** The lock manager of one page. */
  page(): LockManager {
    return {
      query: async () => ({
        held: [...this.#held].map((name) => ({ name, mode: 'exclusive' as const, clientId: '' })),
      }),
      request: async <T>(
        name: string,
        second: LockOptions | LockGrantedCallback<T>,
        third?: LockGrantedCallback<T>,
      ) => {
        const options = typeof second === 'function' ? {} : second;
        const callback = typeof second === 'function' ? second : third;
        if (callback === undefined) throw new TypeError('A lock request needs a callback.');
        if (this.isBusy) await new Promise<void>((resolve) => this.#unanswered.push(resolve));
        await this.#acquire(name, options);
        return await callback({ name, mode: 'exclusive' });
      },
    };
  }

  /** Answers the requests that got no answer. */
  answer(): void {
    this.isBusy = false;
    for (const go of this.#unanswered.splice(0)) go();
  }

  /** Closes all pages, which releases their locks. */
  closeAll(): void {
    this.#held.clear();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { grant } of waiting) grant();
  }

  async #acquire(name: string, { signal }: LockOptions): Promise<void> {
    if (this.#held.has(name)) {
      await new Promise<void>((resolve, reject) => {
        const request: LockRequest = { name, grant: resolve };
        this.#waiting.push(request);
        signal?.addEventListener('abort', () => {
          this.#waiting = this.#waiting.filter((each) => each !== request);
          reject(signal.reason);
        });
      });
    }
    this.#held.add(name);
  }
}
