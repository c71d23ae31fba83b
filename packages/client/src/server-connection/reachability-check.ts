/**
 * How long a response may take when the server may be unreachable, in milliseconds: longer than a round
 * trip on a good connection. On a bad one, a needless reconnection costs little, because it loses nothing.
 */
const timeoutMs = 400;

/** Checks whether the server responds. */
export class ReachabilityCheck {
  readonly #request: () => Promise<unknown>;
  readonly #onTimeout: () => void;
  /** Runs while a check waits for its response. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param request makes a request
   * @param onTimeout called if there is no response in time
   */
  constructor(request: () => Promise<unknown>, onTimeout: () => void) {
    this.#request = request;
    this.#onTimeout = onTimeout;
  }

  /** Starts a check unless one is going on. */
  async run(): Promise<void> {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#onTimeout, timeoutMs);
    // If the connection closes instead, the close is reported.
    await this.#request().catch(() => undefined);
    this.stop();
  }

  /** Ends the check without a result. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
