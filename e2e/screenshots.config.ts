import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** `pnpm screenshots`: writes pictures of every screen, and tests nothing but that each can be reached. */
export default defineConfig({
  ...config,
  testDir: 'screenshots',
  outputDir: 'test-results/screenshot-artifacts',
  reporter: 'list',
  // Five pages in a call take a small machine minutes.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: { ...config.use, actionTimeout: 60_000 },
});
