import { join } from 'node:path';

/**
 * The environment of a process that runs simulations. Node keeps what it compiled, without types, for the next
 * process, which then starts in half the time. It compiles again what has changed, or a mutation changes.
 */
export const simulationEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled'),
});
