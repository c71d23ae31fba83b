import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** The folder with files that `ip netns exec` mounts over those in /etc. */
const settingsFolder = '/etc/netns';

export interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A computer of the lab: a network namespace with its processes. */
export class Namespace implements Disposable {
  readonly name: string;
  #isRemoved = false;

  /**
   * @param role a name that is unique in this run
   * @throws if namespaces are not allowed
   */
  constructor(role: string) {
    // The process id distinguishes runs.
    this.name = `visavis-${process.pid}-${role}`;
    runCommand('ip', ['netns', 'add', this.name]);
    try {
      this.ip('link', 'set', 'lo', 'up');
      // Addresses are usable at once. A browser would treat a delayed one as a network change.
      this.exec('sysctl', ['-qw', 'net.ipv6.conf.default.accept_dad=0']);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Runs `ip` in the namespace. */
  ip(...args: string[]): void {
    runCommand('ip', ['-n', this.name, ...args]);
  }

  /** Runs a program in the namespace and waits until it exits. @returns its standard output */
  exec(program: string, args: readonly string[], input?: string): string {
    return runCommand('ip', ['netns', 'exec', this.name, program, ...args], input);
  }

  /** Starts a program in the namespace. It is killed when the namespace is disposed. */
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

  /** Enables IP forwarding. */
  enableForwarding(): void {
    for (const family of ['ipv4.ip_forward', 'ipv6.conf.all.forwarding']) {
      this.exec('sysctl', ['-qw', `net.${family}=1`]);
    }
  }

  /** Sets the host names of the namespace, in the format of /etc/hosts. */
  writeHosts(text: string): void {
    const folder = join(settingsFolder, this.name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'hosts'), text);
    // No server answers DNS queries for other names.
    writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\n');
  }

  /** Kills every process in the namespace and removes it. */
  [Symbol.dispose](): void {
    if (this.#isRemoved) return;
    this.#isRemoved = true;
    removeNamespace(this.name);
  }
}

/** Removes the namespaces of runs that were killed. */
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
    // It has exited since it was listed.
  }
}
