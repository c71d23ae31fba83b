/**
 * Sees to it that there is a Chromium for the browser tests: uses what is there, else installs it
 * with apt where that is allowed, else takes Playwright's own. Fails where none of them works,
 * because a suite that nobody ran must not look like one that passed.
 */
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

function succeeds(command: string, ...args: readonly string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

const exists = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

function apt(): boolean {
  if (!exists('apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  const run = (...args: readonly string[]): boolean =>
    isRoot
      ? succeeds('apt-get', ...args)
      : succeeds('sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args);
  return run('update') && run('install', '-y', '--no-install-recommends', 'chromium');
}

// The system's libraries can only be installed by those who may use apt; the browser works without
// where they are there already.
const playwright = (): boolean =>
  succeeds('playwright', 'install', '--with-deps', 'chromium') ||
  succeeds('playwright', 'install', 'chromium');

/** A browser that is there but does not start is as good as none. */
const runs = (file: string): boolean =>
  spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

function working(): string | undefined {
  const file = findChromium();
  return file !== undefined && runs(file) ? file : undefined;
}

function installed(): string | undefined {
  for (const install of [apt, playwright]) {
    if (!install()) continue;
    const file = working();
    if (file !== undefined) return file;
  }
  return undefined;
}

const file = working() ?? installed();
if (file === undefined) {
  console.error(
    'The browser tests need Chromium, and it could not be installed here. Install it (on Debian: ' +
      'apt-get install chromium) or set CHROMIUM_PATH to one, and run the tests again.',
  );
  process.exitCode = 1;
} else {
  console.log(`Browser tests run in ${file}`);
}
