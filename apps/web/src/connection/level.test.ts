import { describe, expect, test } from 'vitest';
import { levelOf, type Standing } from './level.ts';

const standing = (change: Partial<Standing>): Standing => ({
  connection: 'connected',
  recovery: 'calm',
  isMissed: false,
  isStill: false,
  quality: 'good',
  everConnected: true,
  ...change,
});

describe('the level of a connection', () => {
  test.each(['calm', 'grace', 'restarting ICE', 'relay only', 'rebuilding', 'given up'] as const)(
    'is its quality as long as it works, though recovery is at "%s"',
    (recovery) => {
      expect(levelOf(standing({ recovery }))).toBe('good');
      expect(levelOf(standing({ recovery, quality: 'poor' }))).toBe('poor');
    },
  );

  test.each(['calm', 'restarting ICE', 'relay only'] as const)(
    'is "reconnecting" where nothing of what is sent arrives and recovery is at "%s"',
    (recovery) => {
      expect(levelOf(standing({ isMissed: true, recovery }))).toBe('reconnecting');
    },
  );

  test('is "still" where sound arrives and the picture does not, however good the way is', () => {
    expect(levelOf(standing({ isStill: true }))).toBe('still');
    expect(levelOf(standing({ isStill: true, connection: 'disconnected' }))).toBe('reconnecting');
  });

  test('is "connected" until its quality is known', () => {
    expect(levelOf(standing({ quality: 'unknown' }))).toBe('connected');
  });

  test.each(['new', 'connecting'] as const)('is "connecting" at first, while %s', (connection) => {
    expect(levelOf(standing({ connection, everConnected: false }))).toBe('connecting');
  });

  test.each(['new', 'connecting', 'disconnected', 'failed', 'closed'] as const)(
    'is "reconnecting" once they were connected and it is %s',
    (connection) => {
      expect(levelOf(standing({ connection }))).toBe('reconnecting');
    },
  );

  test('is "lost" where everything has been tried', () => {
    expect(levelOf(standing({ connection: 'failed', recovery: 'given up' }))).toBe('lost');
  });
});
