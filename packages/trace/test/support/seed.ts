import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    seed: string;
  }
}

// A property that fails prints its seed and path; SEED=… repeats the same run.
const seed = inject('seed');
if (seed !== '') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
