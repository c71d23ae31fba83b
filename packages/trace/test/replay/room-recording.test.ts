import { roomMachine } from '@visavis/machines';
import { PeerId, RoomName, type Profile } from '@visavis/protocol';
import { createProfile, createPublicKey } from '@visavis/protocol/testing';
import { createActor } from 'xstate';
import { expect, test } from 'vitest';
import { createRecorder, replay, saveTrace, type Trace } from '../../src/index.ts';
import { steadyClock } from '../support/recordings.ts';

const profile = (name: string): Profile => createProfile({ name, microphone: true, camera: true });
const joins = (id: PeerId, name: string) =>
  ({
    type: 'member.join',
    id,
    publicKey: createPublicKey(id),
    profile: profile(name),
    entryHash: null,
    delegation: null,
  }) as const;

/** The trace of a room that becomes full and then empty. */
function recordRoom(): Trace {
  const now = steadyClock();
  const recorder = createRecorder({ now });
  const room = createActor(roomMachine.provide({ actions: { announce: () => {} } }), {
    input: { name: RoomName.parse('quiet-garden'), capacity: 2 },
    inspect: recorder.inspect,
  }).start();
  const [ana, ben, eva] = ['a', 'b', 'e'].map((letter) => PeerId.parse(letter.repeat(22)));
  if (ana === undefined || ben === undefined || eva === undefined)
    throw new Error('Expected three ids.');
  room.send(joins(ana, 'Ana'));
  room.send({ type: 'access.set', access: 'waiting-room', by: ana });
  room.send(joins(ben, 'Ben'));
  room.send({ type: 'waiting.admit', id: ben, by: ana });
  room.send(joins(eva, 'Eva'));
  room.send({ type: 'member.away', id: ana });
  room.send({ type: 'member.graceExpired', id: ana });
  room.send({ type: 'room.end', by: null });
  return saveTrace(recorder, { recordedBy: 'a server', redaction: { hasNames: false }, now });
}

test('the trace of a room replays', () => {
  const trace = recordRoom();
  expect(JSON.stringify(trace)).not.toMatch(/Ana|Ben|Eva|quiet-garden/);
  expect(replay(trace)).toEqual({
    actors: 1,
    comparedSteps: 9,
    uncomparedSteps: 0,
    divergences: [],
    newProperties: [],
    incompleteActors: [],
  });
});

test('a room that admitted a member beyond its capacity diverges at that event', () => {
  const trace = recordRoom();
  const entries = trace.entries.map((entry) =>
    entry.kind === 'snapshot' && JSON.stringify(entry.value).includes('full')
      ? { ...entry, value: { running: { occupancy: 'several', access: 'waitingRoom' } } }
      : entry,
  );
  const admitted = entries.find(
    (entry) => entry.kind === 'event' && entry.event.type === 'waiting.admit',
  );
  const { divergences } = replay({ ...trace, entries });
  expect(divergences).toHaveLength(1);
  expect(divergences[0]).toMatchObject({
    machine: 'room',
    seq: admitted?.seq,
    differences: [{ path: ['value', 'running', 'occupancy'], before: 'several', after: 'full' }],
  });
});
