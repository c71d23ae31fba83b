import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

const executablePath = findChromium();
if (executablePath === undefined) {
  throw new Error('There is no Chromium here. Run scripts/ensure-chromium.ts first.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        server.close(() => {
          resolve(port);
        });
      });
  });
}

// Workers read this file too and inherit the environment: all of them must see one port.
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const origin = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // Several browsers with running cameras share the machine's few cores: one test at a time.
  workers: 1,
  // A test that passes at the second try is a defect, of the test or of what it tests.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    permissions: ['camera', 'microphone'],
    // No trace: recording one costs more than the calls themselves.
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: chromiumArguments },
  },
  webServer: {
    command: 'node src/main.ts',
    cwd: '../apps/server',
    // Tests stay on this machine: loopback candidates connect two tabs without any STUN server.
    env: { HOST: '127.0.0.1', PORT: port, STUN_URLS: '' },
    url: `http://127.0.0.1:${port}/readyz`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stderr: 'pipe',
  },
});
