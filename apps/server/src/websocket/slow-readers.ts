/** A connection with more buffered bytes than this counts as slow. */
export const slowReaderBytes = 64 * 1024;

/** The socket of a client that reads slowly. */
interface Reader {
  readonly unsentBytes: number;
  closeForReason(reason: 'too-slow'): void;
}

/**
 * Limits what is buffered for all connections that do not read. Each has a limit of its own, but many of them could
 * use up the memory of the server together.
 */
export class SlowReaders {
  readonly #maxTotalBytes: number;
  readonly #readers = new Set<Reader>();

  constructor(maxTotalBytes: number) {
    this.#maxTotalBytes = maxTotalBytes;
  }

  /** To be called for a connection with more than {@link slowReaderBytes}. Closes the slowest ones over the limit. */
  add(reader: Reader): void {
    this.#readers.add(reader);
    for (const known of this.#readers) {
      if (known.unsentBytes <= slowReaderBytes) this.#readers.delete(known);
    }
    let total = 0;
    for (const { unsentBytes } of this.#readers) total += unsentBytes;
    if (total <= this.#maxTotalBytes) return;
    const slowestFirst = [...this.#readers].toSorted((a, b) => b.unsentBytes - a.unsentBytes);
    for (const slowest of slowestFirst) {
      if (total <= this.#maxTotalBytes) return;
      total -= slowest.unsentBytes;
      this.delete(slowest);
      slowest.closeForReason('too-slow');
    }
  }

  delete(reader: Reader): void {
    this.#readers.delete(reader);
  }
}
