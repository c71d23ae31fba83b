import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** What `ip netns exec` shows its program in place of the files of /etc. */
const settingsFolder = '/etc/netns';

/** How a program in a namespace is started. */
export interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A computer of the lab: a network namespace, with all that runs in it. */
export class Namespace implements Disposable {
  readonly name: string;
  #isGone = false;

  /**
   * @param role what it is, which nothing else of this run is
   * @throws where this person or this machine may not make namespaces
   */
  constructor(role: string) {
    // The process's id keeps two runs apart.
    this.name = `visavis-${process.pid}-${role}`;
    runCommand('ip', ['netns', 'add', this.name]);
    try {
      this.ip('link', 'set', 'lo', 'up');
      // An address counts at once: one that comes later is a change of network to a browser.
      this.exec('sysctl', ['-qw', 'net.ipv6.conf.default.accept_dad=0']);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Changes links, addresses and routes, as `ip` does. */
  ip(...args: string[]): void {
    runCommand('ip', ['-n', this.name, ...args]);
  }

  /** Runs a program inside, to its end. */
  exec(program: string, args: readonly string[], input?: string): string {
    return runCommand('ip', ['netns', 'exec', this.name, program, ...args], input);
  }

  /** Starts a program inside, which goes on until it ends itself or the namespace goes. */
  spawn(program: string, args: readonly string[], { cwd, env }: SpawnOptions = {}): ChildProcess {
    return spawn('ip', ['netns', 'exec', this.name, program, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    });
  }

  /** Loads nftables rules. */
  loadRules(rules: string): void {
    this.exec('nft', ['-f', '-'], rules);
  }

  /** Lets packets that are for others through. */
  enableForwarding(): void {
    for (const family of ['ipv4.ip_forward', 'ipv6.conf.all.forwarding']) {
      this.exec('sysctl', ['-qw', `net.${family}=1`]);
    }
  }

  /** The names that programs inside know, in the format of /etc/hosts. */
  writeHosts(text: string): void {
    const folder = join(settingsFolder, this.name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'hosts'), text);
    // Nobody answers questions about other names.
    writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\n');
  }

  /** Ends every program inside and removes the namespace. */
  [Symbol.dispose](): void {
    if (this.#isGone) return;
    this.#isGone = true;
    removeNamespace(this.name);
  }
}

/** Removes what runs left behind that were killed outright. */
export function removeStaleNamespaces(): void {
  for (const line of runCommand('ip', ['netns', 'list']).split('\n')) {
    const [, name, id] = /^(visavis-(\d+)-\S+)/.exec(line) ?? [];
    if (name !== undefined && !existsSync(`/proc/${id}`)) removeNamespace(name);
  }
}

function removeNamespace(name: string): void {
  for (const id of runCommand('ip', ['netns', 'pids', name]).split('\n')) {
    if (id !== '') killProcess(Number(id));
  }
  runCommand('ip', ['netns', 'delete', name]);
  rmSync(join(settingsFolder, name), { recursive: true, force: true });
}

function killProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended by itself since it was listed.
  }
}
