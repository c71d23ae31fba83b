import type { Trace } from './format.ts';

/** A trace before it gets its checksum. */
export type UnsealedTrace = Omit<Trace, 'checksum'>;

/** Passes the JSON of a value to `write` in pieces, with the properties of each object in alphabetical order. */
function writeCanonicalJson(value: unknown, write: (text: string) => void): void {
  if (Array.isArray(value)) {
    write('[');
    for (const item of value) {
      writeCanonicalJson(item, write);
      write(',');
    }
    write(']');
    return;
  }
  if (typeof value !== 'object' || value === null) {
    write(JSON.stringify(value) ?? 'null');
    return;
  }
  write('{');
  const properties = Object.entries(value).filter(([, inner]) => inner !== undefined);
  properties.sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [key, inner] of properties) {
    write(`${JSON.stringify(key)}:`);
    writeCanonicalJson(inner, write);
    write(',');
  }
  write('}');
}

const toHex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/**
 * Two multiplicative hashes of 32 bits each (as in FNV-1a, with other factors). The digests of the platform are
 * asynchronous and missing on pages without TLS. Each factor is odd, so a change of one character always changes
 * both halves.
 */
function createHash() {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  return {
    update: (text: string): void => {
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        first = Math.imul(first ^ unit, 2_654_435_761);
        second = Math.imul(second ^ unit, 1_597_334_677);
        // The high bits would otherwise never reach the low ones.
        first ^= first >>> 15;
        second ^= second >>> 13;
      }
    },
    digest: () => toHex(first) + toHex(second),
  };
}

function checksumOf(trace: UnsealedTrace): string {
  const hash = createHash();
  writeCanonicalJson({ ...trace, checksum: undefined }, hash.update);
  return hash.digest();
}

/**
 * Adds the checksum, by which every later change is noticed. It is no signature: whoever changes a trace on
 * purpose can compute it again.
 */
export const sealTrace = (trace: UnsealedTrace): Trace => ({
  ...trace,
  checksum: checksumOf(trace),
});

/** Whether a trace was changed after it was saved. */
export const isAltered = (trace: Trace): boolean => checksumOf(trace) !== trace.checksum;
