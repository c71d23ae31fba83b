import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ['module', 'browser', 'development|production'] },
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    environment: 'node',
    server: { deps: { inline: [/solid-js/] } },
  },
});
