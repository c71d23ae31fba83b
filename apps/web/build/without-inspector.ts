import type { Plugin } from 'vite';

const DEVELOPMENT = /@statelyai|\/src\/inspect\//;

/** Fails the build where anything of the inspector would get into it. */
export function withoutInspector(): Plugin {
  return {
    name: 'visavis:without-inspector',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        const found =
          output.type === 'chunk' && output.moduleIds.find((id) => DEVELOPMENT.test(id));
        if (found)
          this.error(`${output.fileName} contains ${found}, which is for development only.`);
      }
    },
  };
}
