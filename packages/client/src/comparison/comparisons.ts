import type { ComparisonMessage } from '@visavis/protocol';
import { loadOnce } from '../load-once/load-once.ts';
import type { CallComparisons, ConnectionOptions } from './call-comparisons.ts';
import type { Comparison, ComparisonCommand } from './comparison.ts';

/** The comparison over one connection, of which nothing is loaded before it begins. */
export interface ConnectionComparison {
  perform(command: ComparisonCommand): void;
  receive(message: ComparisonMessage): void;
}

/** Creates the comparison over one connection. */
export type CreateComparison = (options: ConnectionOptions) => ConnectionComparison;

/**
 * The comparisons of one call. The code for them is loaded when one begins.
 *
 * @param load loads it, again where it was not possible before
 */
export const createComparisons =
  (load: () => Promise<CallComparisons>): CreateComparison =>
  (options) => {
    const getComparison = loadOnce(async () => (await load()).create(options));
    const use = (run: (comparison: Comparison) => void, onFailure = () => {}) =>
      void getComparison().then(run, onFailure);
    return {
      perform: (command) =>
        use(
          (comparison) => void comparison.perform(command),
          () => options.report({ type: 'comparison.failed' }),
        ),
      receive: (message) => use((comparison) => void comparison.receive(message)),
    };
  };
