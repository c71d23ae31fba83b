import { spawnSync } from 'node:child_process';

/** Runs a program with visible output. @returns whether it succeeded */
export function runCommand(command: string, ...args: readonly string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

/** Whether a program is on PATH. */
export const isInstalled = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

/** Installs Debian packages if apt is available as root or with sudo. @returns whether it succeeded */
export function aptInstall(...packages: readonly string[]): boolean {
  if (!isInstalled('apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  const run = (...args: readonly string[]): boolean =>
    isRoot
      ? runCommand('apt-get', ...args)
      : runCommand('sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args);
  return run('update') && run('install', '-y', '--no-install-recommends', ...packages);
}
