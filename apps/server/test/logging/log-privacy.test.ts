import { describe, expect, test } from 'vitest';
import { createServer } from '../../src/index.ts';
import { testConfig } from '../support/server.ts';
import { clientAddress, eventfulEnv, runEventfully, sdp } from '../support/eventful-run.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';

describe('the log', () => {
  test('identifies nobody above debug', async () => {
    const { log, lines } = createRecordingLogger('info');
    const server = await createServer(testConfig(eventfulEnv), { logger: log });
    const { ana, ben } = await runEventfully(server);
    await server.close();

    const text = lines.join('');
    expect(text).toContain('too-large');
    for (const trace of ['secret-room', 'Anastasia', 'Benedict', ana.id, ben.id, clientAddress]) {
      expect(text).not.toContain(trace);
    }
  });

  test.each(['info', 'debug'] as const)(
    'has no sdp, no candidate and no secret at %s',
    async (level) => {
      const { log, lines } = createRecordingLogger(level);
      const server = await createServer(testConfig(eventfulEnv), { logger: log });
      const { ana, ben } = await runEventfully(server);
      await server.close();

      const text = lines.join('');
      expect(text).toContain('too-large');
      const logins = [ana, ben].flatMap(({ login }) => [login.publicKey, login.signature]);
      const secrets = [...logins, eventfulEnv.TURN_SECRET];
      for (const trace of [sdp, 'candidate:', '192.0.2.7', 'ufrag', ...secrets]) {
        expect(text).not.toContain(trace);
      }
    },
  );
});
