import { defineConfig } from 'vitest/config';
import solid from 'vite-plugin-solid';
import { compress } from './build/compress.ts';
import { inlineEarlyStart } from './build/inline-early-start.ts';
import { withoutStatelyInspector } from './build/without-stately-inspector.ts';
import { listInspectorFiles } from './build/list-inspector-files.ts';
import { serviceWorker } from './build/service-worker.ts';
import { chunkGroups, preloadCall } from './build/preload-call.ts';

/** Where `turbo dev` runs the server. */
const devServerUrl = 'ws://127.0.0.1:4001';

export default defineConfig({
  plugins: [
    solid(),
    inlineEarlyStart(),
    preloadCall(),
    listInspectorFiles(),
    withoutStatelyInspector(),
    serviceWorker(),
    compress(),
  ],
  server: {
    host: process.env['HOST'] ?? 'localhost',
    port: 4000,
    strictPort: true,
    // The server compares Origin with Host, so Host stays what the browser sent.
    proxy: { '/trpc': { target: devServerUrl, ws: true, changeOrigin: false } },
  },
  build: {
    target: 'es2023',
    // The two colours of light-dark() stay for the browser to choose between.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    // One small style sheet that the page itself names: nothing waits for a second one.
    cssCodeSplit: false,
    // The page names what a call needs; see preloadCall.
    modulePreload: false,
    // The page's policy allows no data: URLs, and files are cached by name.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  resolve: {
    // @xstate/solid's other builds bring a second Solid along, which does not react.
    conditions: ['module', 'browser', 'development|production'],
    dedupe: ['solid-js', 'xstate'],
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Vitest leaves style sheets empty, and one of them is read by a test.
    css: { include: [/\/tokens\.css/] },
    server: { deps: { inline: [/@xstate\/solid/, /solid-js/] } },
  },
});
