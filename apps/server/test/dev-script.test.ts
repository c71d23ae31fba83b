import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import manifest from '../package.json' with { type: 'json' };

const sourceFolder = fileURLToPath(new URL('../src', import.meta.url));
const Listening = z.object({ msg: z.literal('listening'), url: z.string() });

/** The URL in the first JSON line of a process. */
async function addressIn(lines: AsyncIterable<string>): Promise<string | undefined> {
  for await (const line of lines) {
    if (line.startsWith('{')) return Listening.parse(JSON.parse(line)).url;
  }
  return undefined;
}

test('the development server listens where the web app expects it, whatever .env contains', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'visavis-'));
  const home = join(folder.path, 'apps', 'server');
  await mkdir(home, { recursive: true });
  await symlink(sourceFolder, join(home, 'src'));
  await writeFile(
    join(folder.path, '.env'),
    'HOST=0.0.0.0\nPORT=443\nTLS_CERT_FILE=/none/cert.pem\nTLS_KEY_FILE=/none/key.pem\n',
  );
  expect(manifest.scripts.dev).toMatch(/^PORT=4001 /);
  // On a free port, so that the test does not collide with a running development server.
  const script = manifest.scripts.dev.replace('PORT=4001', 'PORT=0');
  const child = spawn('sh', ['-c', script], {
    cwd: home,
    env: { PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'inherit'],
    // In its own process group, so that all processes of the shell can be killed.
    detached: true,
  });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await exited;
  });

  const address = await addressIn(createInterface(child.stdout));

  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
