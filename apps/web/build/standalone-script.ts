import { resolve } from 'node:path';
import { build, type ResolvedConfig } from 'vite';

/** A module of the page that is built apart from it, for a plugin that says where it goes. */
export class StandaloneScript {
  readonly #module: string;
  #config: ResolvedConfig | undefined;

  /** @param module its path, from the root of the page's sources */
  constructor(module: string) {
    this.#module = module;
  }

  /** To be told how the page is built, before anything is. */
  readonly configResolved = (config: ResolvedConfig): void => {
    this.#config = config;
  };

  /** Builds the module and all that it imports into one classic script. */
  async bundle(): Promise<string> {
    if (this.#config === undefined) throw new Error('It is not known yet how to build.');
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
    if (output === undefined || !('output' in output)) throw new Error('Vite built nothing.');
    return output.output[0].code.trim();
  }
}
