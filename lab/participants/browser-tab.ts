/**
 * A page in a participant's browser, independent of the driver. Functions that are passed to it run in the page and
 * must be self-contained, because their source text is sent there.
 */
export interface BrowserTab extends AsyncDisposable {
  /** Opens a URL. @throws if it cannot be opened */
  goto(url: string): Promise<void>;
  /** Evaluates a function in the page. */
  evaluate<Result>(query: () => Result | Promise<Result>): Promise<Result>;
  /** Waits until a condition is true in the page. @throws after a timeout */
  waitFor(condition: (argument: number) => boolean, argument: number): Promise<void>;
}

/** The timeout and the polling interval of drivers, in milliseconds. */
export const waitOptions = { timeout: 45_000, polling: 100 } as const;
