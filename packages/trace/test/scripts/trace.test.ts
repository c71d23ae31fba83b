import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseTrace, replay, saveTrace, type Trace, type TraceEntry } from '../../src/index.ts';
import { exampleSecrets } from '../support/play-call.ts';
import { recordCall } from '../support/recordings.ts';

const script = join(import.meta.dirname, '../../scripts/trace.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-adopt-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the script says, and how it ends. */
function run(...args: readonly string[]): Promise<{ code: number; told: string }> {
  const env = { ...process.env, INIT_CWD: folder };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { env }, (_, out, trouble) =>
      resolve({ code: child.exitCode ?? -1, told: out + trouble }),
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

const give = (trace: unknown) =>
  writeFileSync(
    join(folder, 'given.json'),
    typeof trace === 'string' ? trace : JSON.stringify(trace),
  );

const adopted = (name: string): Trace => {
  const trace = parseTrace(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (typeof trace === 'string') throw new Error(trace);
  return trace;
};

/** The entries as a machine would have left them that mixed up two states. */
const mixedUp = (entries: readonly TraceEntry[]): readonly TraceEntry[] =>
  entries.map((entry) =>
    entry.kind === 'snapshot' && JSON.stringify(entry.value) === '{"active":"lobby"}'
      ? { ...entry, value: { active: 'waiting' } }
      : entry,
  );

describe('adopting a trace', () => {
  test('leaves names out, whatever the trace says of itself', async () => {
    const { name, otherName, room } = exampleSecrets;
    give({ ...traceOf(true), redaction: { hasNames: false } });
    const { code, told } = await adopt('a-call');
    expect([code, told]).toEqual([0, expect.stringContaining('Adopted as a-call.')]);
    const text = readFileSync(join(folder, 'a-call.json'), 'utf8');
    for (const secret of [name, otherName, room, 'Ana’s browser'])
      expect(text).not.toContain(secret);
    expect(adopted('a-call').redaction).toEqual({ hasNames: false });
    expect(replay(adopted('a-call').entries).divergences).toEqual([]);
  });

  test('leaves out what somebody wrote into it by hand', async () => {
    const [first, ...rest] = traceOf(false).entries;
    if (first?.kind !== 'actor') throw new Error('It begins with no actor.');
    const by = 'AnaGrabowska';
    const written = { ...first, actor: by, id: by, parent: by, input: { [by]: by } };
    give({ ...traceOf(false), entries: [{ ...written, machine: null }, ...rest] });
    await adopt('by-hand');
    expect(readFileSync(join(folder, 'given.json'), 'utf8')).toContain(by);
    for (const file of readdirSync(folder).filter((one) => one.startsWith('by-hand'))) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain(by);
    }
  });

  test('says that one without departures holds the machines to what they do today', async () => {
    give(traceOf(false));
    const { told } = await adopt('pinned');
    expect(told).toContain('adopt it again');
    expect(readdirSync(folder).toSorted()).toEqual(['given.json', 'pinned.json']);
  });

  test('notes the departures of one that has some, and forgets them when there are none any more', async () => {
    const trace = traceOf(false);
    give({ ...trace, entries: mixedUp(trace.entries) });
    const { code, told } = await adopt('mended');
    expect([code, told]).toEqual([0, expect.stringContaining('departs on openLobby')]);
    expect(told).not.toContain('adopt it again');
    expect(readFileSync(join(folder, 'mended.divergences.json'), 'utf8')).toContain('waiting');
    give(trace);
    await adopt('mended');
    expect(readdirSync(folder)).not.toContain('mended.divergences.json');
  });

  test.each<readonly [why: string, trace: unknown, sentence: RegExp]>([
    ['has a machine of which too little is told', withoutStart(traceOf(false)), /too little/],
    ['has no machine', { ...traceOf(false), entries: [] }, /nothing to test/],
    ['nobody can have recorded', deep(traceOf(false)), /cannot be replayed/],
    ['is none', '%PNG', /no trace/],
  ])('refuses one that %s', async (_, trace, sentence) => {
    give(trace);
    const { code, told } = await adopt('refused');
    expect([code, told]).toEqual([1, expect.stringMatching(sentence)]);
    expect(readdirSync(folder)).toEqual(['given.json']);
  });

  test('refuses a name that is none for a test', async () => {
    give(traceOf(false));
    const { code, told } = await adopt('../elsewhere');
    expect([code, told]).toEqual([1, expect.stringContaining('no name for a test')]);
  });
});

test('replaying a trace tells where the machines depart from it', async () => {
  const trace = traceOf(false);
  give(trace);
  expect((await run('replay', 'given.json')).code).toBe(0);
  give({ ...trace, entries: mixedUp(trace.entries) });
  const { code, told } = await run('replay', 'given.json');
  expect([code, told]).toEqual([1, expect.stringContaining('departs on openLobby')]);
});

/** A trace that does not tell what the connection to somebody was. */
function withoutStart(trace: Trace): Trace {
  const peer = trace.entries.find((entry) => entry.kind === 'actor' && entry.machine === 'peer');
  const entries = trace.entries.filter(
    ({ kind, actor }) => kind !== 'snapshot' || actor !== peer?.actor,
  );
  return { ...trace, entries };
}

/** The text of a trace with an event that is very deep inside itself. */
function deep(trace: Trace): string {
  const event = '"event":{"type":"openLobby"';
  const text = JSON.stringify(trace);
  return text.replace(event, `${event},"batch":${'['.repeat(6_000)}${']'.repeat(6_000)}`);
}
