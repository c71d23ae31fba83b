import type { Plugin } from 'vite';

/** The chunks most of whose functions run on the way into a call. */
const AHEAD: ReadonlySet<string> = new Set(['base', 'call']);

/**
 * Asks V8 to compile these files whole, on another thread while they arrive, instead of function by
 * function on the main thread as each is first called (Chrome's explicit compile hints). To others it is
 * a comment.
 */
export function compileAhead(): Plugin {
  return {
    name: 'visavis:compile-ahead',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && AHEAD.has(output.name)) {
          output.code = `//# allFunctionsCalledOnLoad\n${output.code}`;
        }
      }
    },
  };
}
