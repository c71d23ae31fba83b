import { expect, test, type Browser } from '@playwright/test';
import type { AttackReport } from '../attacks/attack.ts';
import type { AttackName } from '../attacks/attacks.ts';
import { alone } from './support/alone.ts';
import { expectUnharmed } from './support/attack-limits.ts';
import { startAttack } from './support/attack-process.ts';
import { collectAttackResults } from './support/attack-results.ts';
import { startObservedCall } from './support/observed-call.ts';
import { startTestServer } from './support/test-server.ts';
import { withMoreFrames } from './support/launch-options.ts';

/** How long each attack and its control run take. The newcomer of an attack needs a few of them. */
const seconds = Number(process.env['ATTACK_SECONDS'] ?? 6);
/** So many addresses that the budgets of the server for one address stop nothing. */
const manyAddresses = 1_000;

// Three browser pages, the server and the attacker share a few cores, so a single run says little. Without a
// protection, none of three runs passes.
test.describe.configure({ retries: 2 });

// A freeze is a gap between frames.
test.use(withMoreFrames());

const results = collectAttackResults('attacks on pages');

/**
 * Attacks a room with a call in it, and expects that its members, somebody who joins during the attack, and somebody
 * who joins right after it notice nothing. A control run without the attack, in the same call, comes first.
 */
async function attackCall(
  browser: Browser,
  name: AttackName,
  addresses: number,
): Promise<AttackReport> {
  test.setTimeout(60_000 + 4_000 * seconds);
  await using server = await startTestServer();
  const { origin } = server;
  await using call = await startObservedCall(browser, origin);
  const control = await call.observe(1_000 * seconds);
  await using attack = await startAttack(name, { origin, room: call.room, seconds, addresses });
  const attacked = await call.observe(1_000 * seconds);
  const report = await attack.report;
  const after = await call.observe(1_000);
  const runs = [control, attacked, after];
  results.add(`${name}, addresses: ${addresses}`, report, {
    'longest task': runs.map(({ longestTaskMs }) => longestTaskMs),
    'longest freeze': runs.map(({ longestFreezeMs }) => longestFreezeMs),
    newcomer: runs.map(({ newcomerMs }) => newcomerMs),
    'p99 in other rooms': runs.map(({ p99Ms }) => p99Ms),
  });
  expectUnharmed(attacked, control, 'during the attack');
  expectUnharmed(after, control, 'after the attack');
  return report;
}

test('a flood of candidates harms no page', alone, async ({ browser }) => {
  const report = await attackCall(browser, 'candidate-flood', manyAddresses);
  expect(report['answers'], 'offers that the pages have accepted').toBeGreaterThan(0);
  expect(report['candidates']).toBeGreaterThan(2_500);
});

test('a storm of joins and leaves harms no page', alone, async ({ browser }) => {
  const report = await attackCall(browser, 'join-storm', manyAddresses);
  expect(report['joins']).toBeGreaterThan(25);
});

test('a flood of generations harms no page', alone, async ({ browser }) => {
  const report = await attackCall(browser, 'generation-flood', manyAddresses);
  expect(report['answers'], 'offers that the pages have accepted').toBeGreaterThan(0);
  expect(report['offers']).toBeGreaterThan(100);
});

test('a storm of reconnections with unknown events harms no page', alone, async ({ browser }) => {
  const report = await attackCall(browser, 'resync-storm', manyAddresses);
  expect(report['reconnections']).toBeGreaterThan(25);
});
