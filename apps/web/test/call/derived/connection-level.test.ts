import { describe, expect, test } from 'vitest';
import {
  connectionLevel,
  type ConnectionLevelInput,
} from '../../../src/call/derived/connection-level.ts';

const standing = (change: Partial<ConnectionLevelInput>): ConnectionLevelInput => ({
  connection: 'connected',
  recovery: 'idle',
  isMediaMissing: false,
  isVideoMissing: false,
  quality: 'good',
  hasBeenConnected: true,
  ...change,
});

describe('the level of a connection', () => {
  test.each(['idle', 'grace', 'restartingIce', 'relayOnly', 'rebuilding', 'givenUp'] as const)(
    'is its quality as long as it works, though recovery is at "%s"',
    (recovery) => {
      expect(connectionLevel(standing({ recovery }))).toBe('good');
      expect(connectionLevel(standing({ recovery, quality: 'poor' }))).toBe('poor');
    },
  );

  test.each(['idle', 'restartingIce', 'relayOnly'] as const)(
    'is "reconnecting" where nothing of what is sent arrives and recovery is at "%s"',
    (recovery) => {
      expect(connectionLevel(standing({ isMediaMissing: true, recovery }))).toBe('reconnecting');
    },
  );

  test('is "still" where sound arrives and the picture does not, however good the way is', () => {
    expect(connectionLevel(standing({ isVideoMissing: true }))).toBe('audioOnly');
    expect(connectionLevel(standing({ isVideoMissing: true, connection: 'disconnected' }))).toBe(
      'reconnecting',
    );
  });

  test('is "connected" until its quality is known', () => {
    expect(connectionLevel(standing({ quality: 'unknown' }))).toBe('connected');
  });

  test.each(['new', 'connecting'] as const)('is "connecting" at first, while %s', (connection) => {
    expect(connectionLevel(standing({ connection, hasBeenConnected: false }))).toBe('connecting');
  });

  test.each(['new', 'connecting', 'disconnected', 'failed', 'closed'] as const)(
    'is "reconnecting" once they were connected and it is %s',
    (connection) => {
      expect(connectionLevel(standing({ connection }))).toBe('reconnecting');
    },
  );

  test('is "lost" where everything has been tried', () => {
    expect(connectionLevel(standing({ connection: 'failed', recovery: 'givenUp' }))).toBe('lost');
  });
});
