import { describe, expect, test } from 'vitest';
import { estimateEventBytes } from '../../src/room-log/event-size.ts';
import { roomLogs } from '../support/room-logs.ts';
import { anaId, benId, blue, green } from '../support/room-participant.ts';
import { testConfig } from '../support/server.ts';
import {
  back,
  createStep,
  emptyState,
  epoch,
  membership,
  openWithAna,
} from '../support/room-log-steps.ts';

describe.each(roomLogs)('a room log: %s', (_, createLog) => {
  const open = (env: Record<string, string> = {}) => createLog(testConfig(env).rooms);

  describe('append', () => {
    test('stores a room that can be loaded', async () => {
      await using log = open();
      const sequences = [
        { receiver: anaId, sender: benId, sequences: [{ generation: 1, lastSequence: 3 }] },
      ];
      const memberships = [membership(anaId), membership(benId)];
      const entries = [{ receivers: [anaId, benId], event: back(benId) }];
      const step = createStep(0, { memberships, sequences, entries });
      const mailbox = { epoch, first: 1, last: 1, bytes: estimateEventBytes(back(benId)) };
      const mailboxes = [
        { ...mailbox, peer: anaId },
        { ...mailbox, peer: benId },
      ];

      expect(await log.load(blue)).toBeNull();
      expect(await log.append(blue, step)).toEqual(mailboxes);
      expect(await log.load(blue)).toEqual({
        version: 1,
        openedAt: 500,
        state: emptyState,
        memberships,
        mailboxes,
        sequences,
      });
    });

    test('stores nothing of a step that was computed from another version', async () => {
      await using log = await openWithAna(createLog, 1);
      const before = await log.load(blue);
      const entries = [{ receivers: [anaId], event: back(benId) }];

      for (const version of [0, 2]) {
        const removed = [{ peer: anaId, refusal: null }];
        const step = createStep(version, { entries, removed });
        expect(await log.append(blue, step)).toBeNull();
      }
      expect(await log.load(blue)).toEqual(before);
    });

    test('creates a room at version 0 only', async () => {
      await using log = open();
      expect(await log.append(blue, createStep(1))).toBeNull();
      expect(await log.load(blue)).toBeNull();
    });

    test('accepts one of two steps from the same version', async () => {
      await using log = await openWithAna(createLog, 0);
      const results = await Promise.all([
        log.append(blue, createStep(1)),
        log.append(blue, createStep(1)),
      ]);
      expect(results.filter((result) => result === null)).toHaveLength(1);
    });

    test('keeps rooms apart', async () => {
      await using log = await openWithAna(createLog, 1);
      await log.append(green, createStep(0, { memberships: [membership(benId)] }));
      expect(await log.load(blue)).toMatchObject({ memberships: [{ peer: anaId }] });
      expect(await log.load(green)).toMatchObject({ memberships: [{ peer: benId }] });
    });

    test('removes a membership with what its peer has sent', async () => {
      await using log = await openWithAna(createLog, 0);
      const sequences = [
        { receiver: anaId, sender: benId, sequences: [{ generation: 1, lastSequence: 3 }] },
      ];
      await log.append(blue, createStep(1, { memberships: [membership(benId)], sequences }));
      await log.append(blue, createStep(2, { removed: [{ peer: benId, refusal: null }] }));
      expect(await log.load(blue)).toMatchObject({
        memberships: [{ peer: anaId }],
        mailboxes: [{ peer: anaId }],
        sequences: [],
      });
    });
  });
});
