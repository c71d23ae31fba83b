import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import { blue, green } from '../support/room-participant.ts';
import { testConfig } from '../support/server.ts';
import { createStep } from '../support/room-log-steps.ts';

describe('a lease of a room in memory', () => {
  const [[, createLog] = []] = roomLogs;
  const lease = (owner: string) => ({ room: blue, owner, durationMs: 1_000 });
  const open = () => {
    if (createLog === undefined) throw new Error('no log');
    return createLog(testConfig().rooms);
  };

  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('has one owner at a time', async () => {
    await using log = open();
    expect(await log.acquireLease(lease('one'))).toBe(true);
    expect(await log.acquireLease(lease('other'))).toBe(false);
    expect(await log.renewLease(lease('other'))).toBe(false);
    expect(await log.acquireLease({ ...lease('other'), room: green })).toBe(true);
  });

  test('lasts as long as it is renewed', async () => {
    await using log = open();
    await log.acquireLease(lease('one'));
    vi.advanceTimersByTime(900);
    expect(await log.renewLease(lease('one'))).toBe(true);
    vi.advanceTimersByTime(900);
    expect(await log.acquireLease(lease('other'))).toBe(false);
    vi.advanceTimersByTime(200);
    expect(await log.acquireLease(lease('other'))).toBe(true);
    expect(await log.renewLease(lease('one'))).toBe(false);
  });

  test('ends with its room', async () => {
    await using log = open();
    await log.append(blue, createStep(0));
    await log.acquireLease(lease('one'));
    await log.delete(blue, 1);
    expect(await log.acquireLease(lease('other'))).toBe(true);
  });
});
