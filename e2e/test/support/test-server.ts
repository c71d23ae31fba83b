import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A production server of one test's own. */
export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
}

const serverFolder = fileURLToPath(new URL('../../../apps/server', import.meta.url));

/** A port of loopback that nothing listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

/** Starts a server with settings of its own, on a free port unless one is given. */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<TestServer> {
  const used = port ?? (await findFreePort());
  const child = spawn('node', ['src/main.ts'], {
    cwd: serverFolder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: `${used}`, STUN_URLS: ' ', ...settings },
    stdio: 'ignore',
  });
  const origin = `http://localhost:${used}`;
  const exited = once(child, 'exit');
  const ready = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    return fetch(`http://127.0.0.1:${used}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  while (!(await ready())) await new Promise((resolve) => setTimeout(resolve, 50));
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { origin, kill, [Symbol.asyncDispose]: kill };
}
