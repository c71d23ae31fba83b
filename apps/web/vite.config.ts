import { defineConfig } from 'vitest/config';
import solid from 'vite-plugin-solid';
import { compress } from './build/compress.ts';
import { inlineEarlyStart } from './build/inline-early-start.ts';
import { withoutDescriptions } from './build/without-descriptions.ts';
import { withoutStatelyInspector } from './build/without-stately-inspector.ts';
import { listInspectorFiles } from './build/list-inspector-files.ts';
import { trustedTemplates } from './build/trusted-templates.ts';
import { serviceWorker } from './build/service-worker.ts';
import { chunkGroups, preloadCall } from './build/preload-call.ts';

/** The server that `turbo dev` starts. */
const devServerUrl = 'ws://127.0.0.1:4001';

export default defineConfig({
  plugins: [
    solid(),
    trustedTemplates(),
    inlineEarlyStart(),
    preloadCall(),
    listInspectorFiles(),
    withoutStatelyInspector(),
    withoutDescriptions(),
    serviceWorker(),
    compress(),
  ],
  server: {
    host: process.env['HOST'] ?? 'localhost',
    port: 4000,
    strictPort: true,
    // The server compares Origin with Host, so Host must not be changed.
    proxy: { '/trpc': { target: devServerUrl, ws: true, changeOrigin: false } },
  },
  build: {
    target: 'es2023',
    // Keeps light-dark(), so that the browser chooses the colour.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    // One small style sheet, so that nothing waits for a second one.
    cssCodeSplit: false,
    // preloadCall adds the preload links instead.
    modulePreload: false,
    // The Content-Security-Policy allows no data: URLs, and files are cached by name.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  resolve: {
    // Other builds of @xstate/solid include a second copy of Solid, which is not reactive.
    conditions: ['module', 'browser', 'development|production'],
    dedupe: ['solid-js', 'xstate'],
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    environment: 'node',
    // Vitest ignores style sheets, but tests read these.
    css: { include: [/\/tokens\.css/, /\/packages\/inspector\//] },
    server: { deps: { inline: [/solid/, /kobalte/, /corvu/] } },
  },
});
