import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { argumentsWithFrameRate, findSmallChromium } from './scripts/chromium.ts';

const executablePath = findSmallChromium();
if (executablePath === undefined) {
  throw new Error('Chromium is missing. Run scripts/ensure-chromium.ts first.');
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

// Workers load this file too and inherit the environment, so all use the same port.
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const origin = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // Several browsers with cameras share few cores: run one test at a time.
  workers: 1,
  // A flaky test is a bug, in the test or in the code.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    permissions: ['camera', 'microphone'],
    // No trace: recording costs more than the calls.
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: argumentsWithFrameRate(5) },
  },
  webServer: {
    command: 'node src/main.ts',
    cwd: '../apps/server',
    // Loopback candidates connect two tabs, so no STUN server is needed.
    env: { HOST: '127.0.0.1', PORT: port, STUN_URLS: '' },
    url: `http://127.0.0.1:${port}/readyz`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stderr: 'pipe',
  },
});
