import { defineConfig } from 'vitest/config';

/** The build of Solid for browsers: effects do not run in the one for servers. */
const conditions = ['module', 'browser', 'development|production'];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    server: { deps: { inline: [/solid-js/] } },
  },
});
