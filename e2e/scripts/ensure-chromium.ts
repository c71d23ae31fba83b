/**
 * Ensures that there is a Chromium for the browser tests: an installed one, or one from apt, or that of
 * Playwright; and if possible the small one, in which most of them run. Fails if none works, because a suite that did not run must not look like one that passed.
 */
import { spawnSync } from 'node:child_process';
import { aptInstall, runCommand } from './apt.ts';
import { findChromium, findSmallChromium, hasHeadlessShell } from './chromium.ts';

// Installing system libraries needs root. Without them the browser works only if they are already installed.
const installWithPlaywright = (): boolean =>
  runCommand('playwright', 'install', '--with-deps', 'chromium') ||
  runCommand('playwright', 'install', 'chromium');

/** An installed browser may fail to start. */
const canRun = (file: string): boolean =>
  spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

function findWorkingChromium(): string | undefined {
  const file = findChromium();
  return file !== undefined && canRun(file) ? file : undefined;
}

function installChromium(): string | undefined {
  for (const install of [() => aptInstall('chromium'), installWithPlaywright]) {
    if (!install()) continue;
    const file = findWorkingChromium();
    if (file !== undefined) return file;
  }
  return undefined;
}

const file = findWorkingChromium() ?? installChromium();
// Tests run without it too, only more slowly.
if (file !== undefined && !hasHeadlessShell()) aptInstall('chromium-headless-shell');
if (file === undefined) {
  console.error(
    'The browser tests need Chromium, and it could not be installed here. Install it (on Debian: ' +
      'apt-get install chromium) or set CHROMIUM_PATH to one, and run the tests again.',
  );
  process.exitCode = 1;
} else {
  console.log(`Browser tests run in ${findSmallChromium() ?? file}`);
}
