/**
 * A page in somebody's browser, as far as the lab drives it; every driver can serve it. The functions that
 * it takes run inside the page and are self-contained, because their text is sent there.
 */
export interface BrowserTab extends AsyncDisposable {
  /** Opens an address. @throws where it cannot be opened */
  goto(url: string): Promise<void>;
  /** Asks the page something. */
  evaluate<Result>(question: () => Result | Promise<Result>): Promise<Result>;
  /** Waits until a condition holds in the page. @throws where it does not in time */
  waitFor(condition: (argument: number) => boolean, argument: number): Promise<void>;
}

/** How drivers wait: the longest that anything may take in a call, and how often to look, in milliseconds. */
export const waitOptions = { timeout: 45_000, polling: 100 } as const;
