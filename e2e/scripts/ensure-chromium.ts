/**
 * Sees to it that there is a Chromium for the browser tests: uses what is there, else installs it
 * with apt where that is allowed, else takes Playwright's own. Fails where none of them works,
 * because a suite that nobody ran must not look like one that passed.
 */
import { spawnSync } from 'node:child_process';
import { aptInstall, runCommand } from './apt.ts';
import { findChromium } from './chromium.ts';

// The system's libraries can only be installed by those who may use apt; the browser works without
// where they are there already.
const installWithPlaywright = (): boolean =>
  runCommand('playwright', 'install', '--with-deps', 'chromium') ||
  runCommand('playwright', 'install', 'chromium');

/** A browser that is there but does not start is as good as none. */
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
if (file === undefined) {
  console.error(
    'The browser tests need Chromium, and it could not be installed here. Install it (on Debian: ' +
      'apt-get install chromium) or set CHROMIUM_PATH to one, and run the tests again.',
  );
  process.exitCode = 1;
} else {
  console.log(`Browser tests run in ${file}`);
}
