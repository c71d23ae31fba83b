import type { Plugin } from 'vite';

const developmentModules = /@statelyai|\/stately-inspector\/(?!stately-action)/;

/** Fails the build if it contains anything of the Stately inspector. */
export function withoutStatelyInspector(): Plugin {
  return {
    name: 'visavis:without-stately-inspector',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        const moduleId =
          output.type === 'chunk' && output.moduleIds.find((id) => developmentModules.test(id));
        if (moduleId)
          this.error(`${output.fileName} contains ${moduleId}, which is for development only.`);
      }
    },
  };
}
