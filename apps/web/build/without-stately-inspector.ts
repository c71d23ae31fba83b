import type { Plugin } from 'vite';

const developmentModules = /@statelyai|\/stately-inspector\/(?!stately-action)/;

/** Fails the build where anything of the inspector would get into it. */
export function withoutStatelyInspector(): Plugin {
  return {
    name: 'visavis:without-stately-inspector',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        const found =
          output.type === 'chunk' && output.moduleIds.find((id) => developmentModules.test(id));
        if (found)
          this.error(`${output.fileName} contains ${found}, which is for development only.`);
      }
    },
  };
}
