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

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const Listening = z.object({ msg: z.literal('listening'), url: z.string() });

/** The first address that a process says it listens at. */
async function addressIn(lines: AsyncIterable<string>): Promise<string | undefined> {
  for await (const line of lines) {
    if (line.startsWith('{')) return Listening.parse(JSON.parse(line)).url;
  }
  return undefined;
}

test('in development the server is where the page looks for it, whatever .env says', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'visavis-'));
  const home = join(folder.path, 'apps', 'server');
  await mkdir(home, { recursive: true });
  await symlink(SOURCE, join(home, 'src'));
  await writeFile(
    join(folder.path, '.env'),
    'HOST=0.0.0.0\nPORT=443\nTLS_CERT_FILE=/none/cert.pem\nTLS_KEY_FILE=/none/key.pem\n',
  );
  expect(manifest.scripts.dev).toMatch(/^PORT=4001 /);
  // On any port that is free, so that a server which is being worked on is left alone.
  const script = manifest.scripts.dev.replace('PORT=4001', 'PORT=0');
  const child = spawn('sh', ['-c', script], {
    cwd: home,
    env: { PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that what the shell starts ends with it.
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
