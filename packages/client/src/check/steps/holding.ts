import type { ResultOf, Results } from '@visavis/machines/check';
import { keepAlive } from '../../link/keep-alive.ts';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';
import { within } from '../wait.ts';

/**
 * How long the connection is left alone, in milliseconds: as long as a call leaves it alone at most, which asks
 * when it has been quiet and gives up where nothing comes. What a longer silence would do does not matter.
 */
const silence = keepAlive.quiet + keepAlive.patience;
/** How long an answer is awaited then. */
const patience = 5_000;

/** Whether a connection on which nobody speaks lasts. Some proxies cut what they take for idle. */
export async function holdTheLine(
  run: CheckRun,
  _: Results,
  signal: AbortSignal,
): Promise<ResultOf<'holding'>> {
  const { link, platform } = run;
  if (link === null) return ended('holding', 'failed', 'cut-silent');
  const startedAt = platform.now();
  try {
    const end = await within(link.ended, silence, signal);
    const finding = { heldMs: platform.now() - startedAt };
    if (end !== 'late') return ended('holding', 'failed', 'cut-silent', finding);
    const answer = await within(
      link.info().catch(() => null),
      patience,
      signal,
    );
    if (answer === 'late') return ended('holding', 'failed', 'forgotten', finding);
    return answer === null
      ? ended('holding', 'failed', 'cut-silent', finding)
      : passed('holding', finding);
  } finally {
    run.closeLink();
  }
}
