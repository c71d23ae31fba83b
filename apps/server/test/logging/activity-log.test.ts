import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ActivityLog } from '../../src/logging/activity-log.ts';
import type { ServerStats } from '../../src/metrics/metrics.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';

describe('the activity log', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const figures = (relayed: number): ServerStats => ({
    connections: 0,
    addresses: 0,
    rooms: 0,
    members: 0,
    away: 0,
    mailboxEvents: 0,
    mailboxBytes: 0,
    accepted: 0,
    relayedSignals: relayed,
    refused: [],
    closed: [],
    requestsRefused: [['room-full', 0]],
  });

  test('has a line once a minute where something has changed', () => {
    const { log, of } = createRecordingLogger('info');
    let relayed = 0;
    using _activity = new ActivityLog(log, () => figures(relayed));

    vi.advanceTimersByTime(600_000);
    expect(of('activity')).toEqual([]);

    relayed = 1;
    vi.advanceTimersByTime(59_000);
    relayed = 2;
    vi.advanceTimersByTime(1_000);
    expect(of('activity')).toMatchObject([{ relayedSignals: 2, requestsRefused: {} }]);

    vi.advanceTimersByTime(600_000);
    expect(of('activity')).toHaveLength(1);
    relayed = 3;
    vi.advanceTimersByTime(60_000);
    expect(of('activity')).toHaveLength(2);
  });

  test('leaves no timer', () => {
    const { log } = createRecordingLogger('info');
    new ActivityLog(log, () => figures(0))[Symbol.dispose]();
    expect(vi.getTimerCount()).toBe(0);
  });
});
