import type { Findings, ResultOf, Results } from '@visavis/machines/check';
import { turnServers } from '../ice-urls.ts';
import { Loopback } from '../loopback.ts';
import { measure } from '../measure.ts';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';
import { transports, type TurnStep } from './turn.ts';

/** How long the two ends may take to meet, in milliseconds. */
const patience = 12_000;

/** What a call of two wants: bits in a second, share of loss, milliseconds through the relay. */
const wanted = { bitsPerSecond: 1_000_000, lost: 0.03, delayMs: 300 } as const;

const turnSteps = ['turnUdp', 'turnTcp', 'turnTls'] as const satisfies readonly TurnStep[];

function judge({ bitsPerSecond, lost, delayMs }: NonNullable<Findings['relay']>) {
  if (lost > wanted.lost) return 'lossy';
  if (bitsPerSecond < wanted.bitsPerSecond) return 'thin';
  return delayMs > wanted.delayMs ? 'slow' : null;
}

/** What gets through: two connections of this page call each other by way of the relay alone. */
export async function measureRelay(
  { platform, iceServers }: Pick<CheckRun, 'platform' | 'iceServers'>,
  results: Results,
  signal: AbortSignal,
): Promise<ResultOf<'relay'>> {
  const open = turnSteps.filter((step) => results[step]?.outcome === 'passed');
  if (open.length === 0) {
    const isConfigured = turnSteps.some((step) => results[step]?.reason !== 'no-turn');
    return ended('relay', 'skipped', isConfigured ? 'turn-closed' : 'no-turn');
  }
  const servers = turnServers(
    iceServers,
    open.map((step) => transports[step]),
  );
  using loopback = new Loopback(platform, {
    iceServers: servers,
    iceTransportPolicy: 'relay',
  });
  if (!(await loopback.connect(patience, signal))) return ended('relay', 'failed', 'not-connected');
  const finding = await measure(loopback, platform.now, signal);
  if (finding === null) return ended('relay', 'failed', 'nothing-arrived');
  const trouble = judge(finding);
  return trouble === null ? passed('relay', finding) : ended('relay', 'warned', trouble, finding);
}
