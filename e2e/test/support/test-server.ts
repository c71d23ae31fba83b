import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A production server in a process of its own. */
export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  /** The id of the process. */
  readonly pid: number;
  /** Kills the process with SIGKILL. */
  kill(): Promise<void>;
}

const serverFolder = fileURLToPath(new URL('../../../apps/server', import.meta.url));

/** Finds a free port on loopback. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

/** Starts a server. @param environment variables to set @param port by default a free one */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<TestServer> {
  const usedPort = port ?? (await findFreePort());
  const child = spawn('node', ['src/main.ts'], {
    cwd: serverFolder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: `${usedPort}`, STUN_URLS: ' ', ...environment },
    stdio: 'ignore',
  });
  const origin = `http://localhost:${usedPort}`;
  const exited = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error('The server cannot be started.');
  const isReady = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`The server exited with ${child.exitCode}.`);
    return fetch(`http://127.0.0.1:${usedPort}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { origin, pid, kill, [Symbol.asyncDispose]: kill };
}
