import { expect, test } from 'vitest';
import { actorStatesAt, replay } from '../../src/index.ts';
import { redact } from '../../src/redact/redact.ts';
import { checkSecrets } from '../support/play-check.ts';
import { recordCheck } from '../support/recordings.ts';

test('a recorded check replays, with and without redaction', () => {
  const entries = recordCheck().entries();
  const hidden = redact(entries, { hasNames: false });
  const { comparedSteps, ...rest } = replay({ entries, droppedEntries: 0 });
  expect(rest).toEqual({
    actors: 1,
    uncomparedSteps: 0,
    divergences: [],
    newProperties: [],
    incompleteActors: [],
  });
  expect(comparedSteps).toBeGreaterThan(15);
  expect(replay({ entries: hidden, droppedEntries: 0 })).toEqual({ comparedSteps, ...rest });
});

test('the redacted trace of a check shows the findings without addresses and device names', () => {
  const entries = redact(recordCheck().entries(), { hasNames: false });
  const text = JSON.stringify(entries);
  for (const secret of Object.values(checkSecrets)) expect(text).not.toContain(secret);
  const end = entries.findLast(
    (entry) => entry.kind === 'snapshot' && entry.event === 'speaker.heard',
  );
  const check = [...actorStatesAt(entries, end?.seq ?? -1).values()].find(
    ({ machine }) => machine === 'check',
  );
  expect(check?.context).toMatchObject({
    results: {
      permission: { finding: { microphone: 'live', camera: 'denied' } },
      microphone: { outcome: 'warned', reason: 'silent', finding: { label: 'label 2' } },
      stun: {
        reason: 'some-unreachable',
        finding: {
          answered: ['stun:host#1:3478'],
          mappedAddresses: [[{ address: 'ipv4#1', port: 40_312 }]],
          localAddresses: [{ address: 'ipv4#2' }],
        },
      },
      nat: { finding: { kind: 'endpoint-independent', addresses: ['ipv4#1'] } },
      turnTcp: { outcome: 'failed', finding: { errorCodes: [701] } },
    },
  });
});
