import {
  createRecorder,
  listMessages,
  actorStatesAt,
  parseTrace,
  replay,
  saveTrace,
  serverKey,
} from '@visavis/trace';
import { expect, test } from 'vitest';
import {
  joinAndConnect,
  createParticipant,
  waitForCall,
  waitForMember,
  openDevices,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';

const now = () => performance.timeOrigin + performance.now();

test('the trace of a call has no secrets, and can be replayed', async () => {
  await using running = await startServer();
  const recorder = createRecorder({ now });
  const ana = createParticipant(running, 'Ana Grabowska', {
    inspect: recorder.inspect,
    room: 'quiet-garden',
  });
  using ben = createParticipant(running, 'Ben Ashdown', { room: 'quiet-garden' });
  await Promise.all([openDevices(ana), openDevices(ben)]);
  await joinAndConnect(ana, ben);
  ben.call.send({ type: 'microphone.toggle' });
  await waitForMember(ana, ben, ({ profile }) => !profile.microphone);
  ana.call.send({ type: 'leave' });
  await waitForCall(ana, (snapshot) => snapshot.matches('left'));
  ana[Symbol.dispose]();

  const trace = saveTrace(recorder, { recordedBy: 'Node', redaction: { hasNames: false }, now });
  const text = JSON.stringify(trace);
  const opened = parseTrace(text);
  if (typeof opened === 'string') throw new Error(opened);

  expect(text).not.toMatch(
    /Grabowska|Ashdown|quiet-garden|ice-pwd|fingerprint|127\.0\.0\.1|\.local/,
  );
  const { actors, divergences, incompleteActors, uncomparedSteps } = replay(opened);
  expect({ divergences, incompleteActors }).toEqual({ divergences: [], incompleteActors: [] });
  expect({ actors, uncomparedSteps }).toEqual({ actors: 4, uncomparedSteps: 0 });
  const end = actorStatesAt(opened.entries, Infinity);
  expect([...end.values()].find(({ machine }) => machine === 'call')?.value).toBe('left');
  const asked = listMessages(opened.entries).filter(({ to }) => to === serverKey);
  expect(asked.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['room.join', 'signal.send', 'ice.servers']),
  );
});
