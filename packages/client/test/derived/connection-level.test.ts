import { describe, expect, test } from 'vitest';
import { connectionLevel, type ConnectionLevelInput } from '../../src/derived/derived.ts';

const createInput = (change: Partial<ConnectionLevelInput>): ConnectionLevelInput => ({
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
    'is the quality of a working connection, while recovery is %s',
    (recovery) => {
      expect(connectionLevel(createInput({ recovery }))).toBe('good');
      expect(connectionLevel(createInput({ recovery, quality: 'poor' }))).toBe('poor');
    },
  );

  test.each(['idle', 'restartingIce', 'relayOnly'] as const)(
    'is reconnecting if no media arrives, while recovery is %s',
    (recovery) => {
      expect(connectionLevel(createInput({ isMediaMissing: true, recovery }))).toBe('reconnecting');
    },
  );

  test('is audioOnly if only audio arrives, whatever the quality', () => {
    expect(connectionLevel(createInput({ isVideoMissing: true }))).toBe('audioOnly');
    expect(connectionLevel(createInput({ isVideoMissing: true, connection: 'disconnected' }))).toBe(
      'reconnecting',
    );
  });

  test('is connected until the quality is known', () => {
    expect(connectionLevel(createInput({ quality: 'unknown' }))).toBe('connected');
  });

  test.each(['new', 'connecting'] as const)(
    'is connecting before the first connection, in state %s',
    (connection) => {
      expect(connectionLevel(createInput({ connection, hasBeenConnected: false }))).toBe(
        'connecting',
      );
    },
  );

  test.each(['new', 'connecting', 'disconnected', 'failed', 'closed'] as const)(
    'is reconnecting after the first connection, in state %s',
    (connection) => {
      expect(connectionLevel(createInput({ connection }))).toBe('reconnecting');
    },
  );

  test('is lost once recovery has given up', () => {
    expect(connectionLevel(createInput({ connection: 'failed', recovery: 'givenUp' }))).toBe(
      'lost',
    );
  });
});
