import { spawnSync } from 'node:child_process';
import { isInstalled } from '../e2e/scripts/apt.ts';
import { findChromium } from '../e2e/scripts/chromium.ts';
import { Router } from './network/router.ts';
import { Internet } from './network/internet.ts';
import { removeStaleNamespaces } from './network/namespace.ts';
import { firefox } from './participants/firefox.ts';

/** The programs that the lab needs, with their Debian packages. */
const programs: Readonly<Record<string, string>> = {
  ip: 'iproute2',
  sysctl: 'procps',
  nft: 'nftables',
  conntrack: 'conntrack',
  turnserver: 'coturn',
  openssl: 'openssl',
  [firefox]: 'firefox-esr',
};

/** The missing programs, with their Debian packages. */
export function missingPrograms(): [program: string, name: string][] {
  const missing = Object.entries(programs).filter(([program]) => !isInstalled(program));
  return findChromium() === undefined ? [...missing, ['chromium', 'chromium']] : missing;
}

/** Whether this user may create network namespaces. Uses a program that every Linux has. */
export const canCreateNamespaces = (): boolean =>
  spawnSync('unshare', ['--net', 'true'], { stdio: 'ignore' }).status === 0;

/** Describes why the lab cannot run here; undefined if it can. */
export function findMissingRequirement(): string | undefined {
  const missing = missingPrograms();
  if (missing.length > 0) {
    const names = missing.map(([program]) => program).join(', ');
    const packages = missing.map(([, name]) => name).join(' ');
    return `These programs are missing: ${names}. On Debian: apt-get install ${packages}`;
  }
  try {
    removeStaleNamespaces();
    using internet = new Internet();
    using _router = new Router(internet, 10, 'symmetric');
    return undefined;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return `Network namespaces and NAT are not allowed here (they require root with CAP_NET_ADMIN and CAP_SYS_ADMIN): ${problem}`;
  }
}
