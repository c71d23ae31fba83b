import { afterEach } from 'vitest';
import { inspectHarnesses } from '../../../src/testing/testing.ts';
import { reachedInThisFile, recordTransitions, type ReachedByMachine } from './recorder.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** The states and transitions that the tests of a file have reached. */
    reachedByMachine?: ReachedByMachine;
  }
}

inspectHarnesses(recordTransitions);

afterEach(({ task }) => {
  task.file.meta.reachedByMachine = reachedInThisFile();
});
