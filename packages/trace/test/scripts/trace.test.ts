import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  parseTrace,
  replay,
  saveTrace,
  sealTrace,
  type Trace,
  type TraceEntry,
} from '../../src/index.ts';
import { exampleSecrets } from '../support/play-call.ts';
import { recordCall } from '../support/recordings.ts';

const script = join(import.meta.dirname, '../../scripts/trace.ts');
/** What Node has compiled, without types, for the next process, which then starts in half the time. */
const compiledFiles = join(import.meta.dirname, '../../node_modules/.cache/compiled');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-adopt-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script and returns its exit code and output. */
function run(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, INIT_CWD: folder, NODE_COMPILE_CACHE: compiledFiles };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

const adopt = (name: string) => run('adopt', 'given.json', name, '--into', '.');

const traceOf = (names: boolean): Trace =>
  saveTrace(recordCall(), {
    recordedBy: 'Ana’s browser',
    redaction: { hasNames: names },
    now: Date.now,
  });

const writeTrace = (trace: unknown) =>
  writeFileSync(
    join(folder, 'given.json'),
    typeof trace === 'string' ? trace : JSON.stringify(trace),
  );

const readAdopted = (name: string): Trace => {
  const trace = parseTrace(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (typeof trace === 'string') throw new Error(trace);
  return trace;
};

/** The entries of a call machine with a bug: it enters `waiting` instead of `lobby`. */
const withBug = (entries: readonly TraceEntry[]): TraceEntry[] =>
  entries.map((entry) =>
    entry.kind === 'snapshot' && JSON.stringify(entry.value) === '{"active":"lobby"}'
      ? { ...entry, value: { active: 'waiting' } }
      : entry,
  );

describe('the adopt command', () => {
  test('removes names, even if the trace claims to have none', async () => {
    const { name, otherName, room } = exampleSecrets;
    writeTrace(sealTrace({ ...traceOf(true), redaction: { hasNames: false } }));
    const { code, output } = await adopt('a-call');
    expect([code, output]).toEqual([0, expect.stringContaining('Adopted as a-call.')]);
    const text = readFileSync(join(folder, 'a-call.json'), 'utf8');
    for (const secret of [name, otherName, room, 'Ana’s browser'])
      expect(text).not.toContain(secret);
    expect(readAdopted('a-call').redaction).toEqual({ hasNames: false });
    expect(replay(readAdopted('a-call')).divergences).toEqual([]);
  });

  test('removes text that was inserted by hand', async () => {
    const [first, ...rest] = traceOf(false).entries;
    if (first?.kind !== 'actor') throw new Error('It begins with no actor.');
    const by = 'AnaGrabowska';
    const written = { ...first, actor: by, id: by, parent: by, input: { [by]: by } };
    const entries = [{ ...written, machine: null }, ...rest];
    writeTrace(sealTrace({ ...traceOf(false), knownProperties: [by], entries }));
    await adopt('by-hand');
    expect(readFileSync(join(folder, 'given.json'), 'utf8')).toContain(by);
    for (const file of readdirSync(folder).filter((one) => one.startsWith('by-hand'))) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain(by);
    }
  });

  test('explains that a trace without divergences requires the current behaviour', async () => {
    writeTrace(traceOf(false));
    const { output } = await adopt('pinned');
    expect(output).toContain('adopt it again');
    expect(readdirSync(folder).toSorted()).toEqual(['given.json', 'pinned.json']);
  });

  test('stores the divergences of a trace, and deletes them when there are none any more', async () => {
    const trace = traceOf(false);
    writeTrace(sealTrace({ ...trace, entries: withBug(trace.entries) }));
    const { code, output } = await adopt('fixed');
    expect([code, output]).toEqual([0, expect.stringContaining('diverges on openLobby')]);
    expect(output).not.toContain('adopt it again');
    expect(readFileSync(join(folder, 'fixed.divergences.json'), 'utf8')).toContain('waiting');
    writeTrace(trace);
    await adopt('fixed');
    expect(readdirSync(folder)).not.toContain('fixed.divergences.json');
  });

  test.each<readonly [why: string, trace: unknown, sentence: RegExp]>([
    ['was changed after it was saved', { ...traceOf(false), savedAt: 0 }, /was changed/],
    ['lacks the snapshots of a machine', withoutSnapshots(traceOf(false)), /not complete/],
    ['is of an unknown machine', withUnknownMachine(traceOf(false)), /too little/],
    ['has no machine', sealTrace({ ...traceOf(false), entries: [] }), /nothing to test/],
    ['is nested too deeply', deep(traceOf(false)), /nested too deeply/],
    ['is no JSON', '%PNG', /no trace/],
  ])('rejects a trace that %s', async (_, trace, sentence) => {
    writeTrace(trace);
    const { code, output } = await adopt('refused');
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
    expect(readdirSync(folder)).toEqual(['given.json']);
  });

  test('rejects an invalid test name', async () => {
    writeTrace(traceOf(false));
    const { code, output } = await adopt('../elsewhere');
    expect([code, output]).toEqual([1, expect.stringContaining('no name for a test')]);
  });
});

test('the replay command lists where the machines diverge from a trace', async () => {
  const trace = traceOf(false);
  writeTrace(trace);
  const same = await run('replay', 'given.json');
  expect(same.code).toBe(0);
  expect(same.output).toMatch(
    /^4 actors, \d\d steps compared, 0 steps not compared, 0 divergences$/m,
  );
  writeTrace(sealTrace({ ...trace, entries: withBug(trace.entries) }));
  const { code, output } = await run('replay', 'given.json');
  expect([code, output]).toEqual([1, expect.stringContaining('diverges on openLobby')]);
  expect(output).not.toContain('was changed');
});

test('the replay command notices a change that no machine reads', async () => {
  const trace = traceOf(false);
  writeTrace({ ...trace, startedAt: trace.startedAt + 1 });
  const { code, output } = await run('replay', 'given.json');
  expect([code, output]).toEqual([1, expect.stringContaining('0 divergences')]);
  expect(output).toContain('was changed after it was saved');
});

test('the re-record command replaces a trace, and its known divergences, by the current behaviour', async () => {
  const trace = traceOf(false);
  writeTrace(sealTrace({ ...trace, entries: withBug(trace.entries) }));
  await adopt('fixed');
  expect(readdirSync(folder)).toContain('fixed.divergences.json');
  const { code, output } = await run('re-record', 'fixed.json');
  expect([code, output]).toEqual([0, expect.stringContaining('Recorded again')]);
  expect(readdirSync(folder)).not.toContain('fixed.divergences.json');
  expect((await run('replay', 'fixed.json')).code).toBe(0);
});

/** The trace without the snapshots of the peer machine. */
function withoutSnapshots(trace: Trace): Trace {
  const peer = trace.entries.find((entry) => entry.kind === 'actor' && entry.machine === 'peer');
  const entries = trace.entries.filter(
    ({ kind, actor }) => kind !== 'snapshot' || actor !== peer?.actor,
  );
  return sealTrace({ ...trace, entries });
}

/** The trace of a peer machine that has another name. */
const withUnknownMachine = (trace: Trace): Trace =>
  sealTrace({
    ...trace,
    entries: trace.entries.map((entry) =>
      entry.kind === 'actor' && entry.machine === 'peer' ? { ...entry, machine: 'pair' } : entry,
    ),
  });

/** The text of the trace with an event that is nested too deeply. */
function deep(trace: Trace): string {
  const event = '"event":{"type":"openLobby"';
  const text = JSON.stringify(trace);
  return text.replace(event, `${event},"batch":${'['.repeat(6_000)}${']'.repeat(6_000)}`);
}
