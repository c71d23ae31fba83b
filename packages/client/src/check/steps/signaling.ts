import { closeReason, reasons, refusalReason, type Closing, type Reason } from '@visavis/protocol';
import type { Findings, ReasonOf, ResultOf, Results } from '@visavis/machines/check';
import type { CheckLink } from '../check-link.ts';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';
import { pause, within } from '../wait.ts';
import { judgeAnswers, type Answer } from './answers.ts';

/** How long opening and answering may take, in milliseconds. */
const patience = { open: 8_000, answer: 6_000 } as const;
/** How many questions are asked, and how many milliseconds apart. */
const questions = { count: 5, apart: 250 } as const;

type Finding = Findings['signaling'];
const nothing: Finding = { openMs: null, roundTripsMs: [], version: null, refusal: null };

/** Why the way to the server does not work. */
class Obstacle extends Error {
  override readonly name = 'Obstacle';
  readonly reason: ReasonOf<'signaling'>;
  readonly refusal: Reason | undefined;

  constructor(reason: ReasonOf<'signaling'>, refusal?: Reason) {
    super(reason);
    this.reason = reason;
    this.refusal = refusal;
  }
}

/**
 * Whether the server is reached by WebSocket, how quickly it answers, and what a proxy on the way does. It
 * asks for the ICE servers as well, for the steps that need them. The connection stays open.
 */
export async function reachServer(
  run: CheckRun,
  _: Results,
  signal: AbortSignal,
): Promise<ResultOf<'signaling'>> {
  let finding = nothing;
  const { now } = run.platform;
  try {
    const startedAt = now();
    const link = run.openLink();
    await open(link, run, signal);
    finding = { ...finding, openMs: now() - startedAt };
    const { answers, version } = await ask(link, now, signal);
    const roundTripsMs = answers.map(({ askedAt, answeredAt }) => answeredAt - askedAt);
    finding = { ...finding, roundTripsMs, version };
    const { servers } = await answerOf(link, link.iceServers(), signal);
    run.iceServers = servers;
    const trouble = judgeAnswers(answers);
    return trouble === null
      ? passed('signaling', finding)
      : ended('signaling', 'warned', trouble, finding);
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    run.closeLink();
    const refusal = error.refusal === undefined ? null : reasons[error.refusal].sentence;
    return ended('signaling', 'failed', error.reason, { ...finding, refusal });
  }
}

/** @throws {Obstacle} where it is not opened */
async function open(link: CheckLink, { platform, url }: CheckRun, signal: AbortSignal) {
  const result = await within(Promise.race([link.opened, link.ended]), patience.open, signal);
  if (result === undefined) return;
  const refusal = result === 'late' ? undefined : closeReason(result);
  if (refusal !== undefined) throw new Obstacle('refused', refusal);
  const health = new URL('/healthz', url.replace(/^ws/, 'http')).href;
  throw new Obstacle((await platform.answersHttp(health)) ? 'upgrade-refused' : 'unreachable');
}

/** Asks several times, without waiting for one answer before the next question. */
async function ask(link: CheckLink, now: () => number, signal: AbortSignal) {
  const asked: Promise<Answer & { version: string }>[] = [];
  const question = async () => {
    const askedAt = now();
    const { version } = await answerOf(link, link.info(), signal);
    return { askedAt, answeredAt: now(), version };
  };
  for (let count = 0; count < questions.count; count += 1) {
    if (count > 0) await pause(questions.apart, signal);
    const answer = question();
    // It is looked at below, with the others.
    answer.catch(() => {});
    asked.push(answer);
  }
  const answers = await Promise.all(asked);
  return { answers, version: answers[0]?.version ?? null };
}

/** @throws {Obstacle} where no answer comes, but a refusal, the end of the connection, or nothing */
async function answerOf<Value>(
  link: CheckLink,
  answer: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const refused = answer.catch((error: unknown) => {
    const reason = refusalReason(error);
    if (reason !== undefined) throw new Obstacle('refused', reason);
    // Without a reason it is the connection that ended, and how it did is known in a moment.
    return new Promise<never>(() => {});
  });
  const end = link.ended.then((closing: Closing) => {
    const reason = closeReason(closing);
    throw reason === undefined ? new Obstacle('cut-short') : new Obstacle('refused', reason);
  });
  const result = await within(Promise.race([refused, end]), patience.answer, signal);
  if (result === 'late') throw new Obstacle('no-answer');
  return result;
}
