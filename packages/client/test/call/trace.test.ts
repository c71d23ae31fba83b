import {
  createRecorder,
  messages,
  momentAt,
  parseTrace,
  replay,
  saveTrace,
  server,
} from '@visavis/trace';
import { expect, test } from 'vitest';
import { meet, person, until, untilMember, withDevices } from '../support/people.ts';
import { startServer } from '../support/server.ts';

const now = () => performance.timeOrigin + performance.now();

test('a call that was recorded tells no secrets, and replays', async () => {
  await using running = await startServer();
  const recorder = createRecorder({ now });
  const ana = person(running, 'Ana Grabowska', { inspect: recorder.inspect, room: 'quiet-garden' });
  using ben = person(running, 'Ben Ashdown', { room: 'quiet-garden' });
  await Promise.all([withDevices(ana), withDevices(ben)]);
  await meet(ana, ben);
  ben.call.send({ type: 'microphone.toggle' });
  await untilMember(ana, ben, ({ profile }) => !profile.microphone);
  ana.call.send({ type: 'leave' });
  await until(ana, (snapshot) => snapshot.matches('left'));
  ana[Symbol.dispose]();

  const trace = saveTrace(recorder, { where: 'Node', redaction: { names: false }, now });
  const text = JSON.stringify(trace);
  const opened = parseTrace(text);
  if (typeof opened === 'string') throw new Error(opened);

  expect(text).not.toMatch(
    /Grabowska|Ashdown|quiet-garden|ice-pwd|fingerprint|127\.0\.0\.1|\.local/,
  );
  const { actors, departures, untold } = replay(opened.entries);
  expect({ departures, untold }).toEqual({ departures: [], untold: [] });
  expect(actors).toBe(4);
  const end = momentAt(opened.entries, Infinity);
  expect([...end.values()].find(({ machine }) => machine === 'call')?.value).toBe('left');
  const asked = messages(opened.entries).filter(({ to }) => to === server);
  expect(asked.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['room.join', 'signal.send', 'ice.servers']),
  );
});
