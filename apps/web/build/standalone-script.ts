import { resolve } from 'node:path';
import { build, type ResolvedConfig } from 'vite';

/** A module that is built separately from the page into one classic script. */
export class StandaloneScript {
  readonly #module: string;
  #config: ResolvedConfig | undefined;

  /** @param module its path, relative to the root of the page */
  constructor(module: string) {
    this.#module = module;
  }

  /** The `configResolved` hook of the plugin: provides the build options of the page. */
  readonly configResolved = (config: ResolvedConfig): void => {
    this.#config = config;
  };

  /** Builds the module and all its imports into one classic script. */
  async bundle(): Promise<string> {
    if (this.#config === undefined) throw new Error('The configuration is not resolved yet.');
    const { root, build: options } = this.#config;
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        target: options.target,
        lib: { entry: resolve(root, this.#module), formats: ['iife'], name: 'script' },
      },
    });
    const [output] = [built].flat();
    if (output === undefined || !('output' in output)) throw new Error('Vite has built nothing.');
    return output.output[0].code.trim();
  }
}
