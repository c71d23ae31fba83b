import { build, type ResolvedConfig } from 'vite';

/** Builds one module and all that it imports into one classic script. */
export async function bundle(
  entry: string,
  target: ResolvedConfig['build']['target'],
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target,
      lib: { entry, formats: ['iife'], name: 'script' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite built nothing.');
  return output.output[0].code.trim();
}
