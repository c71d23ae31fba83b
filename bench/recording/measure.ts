import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import {
  connected,
  inRoomWith,
  person,
  withDevices,
  type Person,
} from '../../packages/client/test/support/people.ts';
import { sees } from '../../packages/client/test/support/media.ts';
import { startServer } from '../../packages/client/test/support/server.ts';
import { pictures } from '../../packages/client/test/support/wrtc-devices.ts';

/** What recording took in one call, and what it was a part of. Times in milliseconds. */
export interface Cost {
  /** Spent in both recorders, from joining until the two see each other, and how long that took. */
  readonly joining: { readonly spent: number; readonly all: number; readonly events: number };
  /** Spent in both recorders while they see each other, and the processor time of the whole process. */
  readonly steady: { readonly spent: number; readonly all: number; readonly events: number };
}

const now = () => performance.timeOrigin + performance.now();

/** A recorder that is watched by the clock. */
function watched() {
  const recorder = createRecorder({ now });
  let spent = 0;
  let events = 0;
  const inspect: Observer<InspectionEvent> = {
    next(event) {
      const began = performance.now();
      recorder.inspect.next?.(event);
      spent += performance.now() - began;
      events += 1;
    },
  };
  /** What was spent since it was last asked. */
  const take = () => {
    const taken = { spent, events };
    spent = 0;
    events = 0;
    return taken;
  };
  return { inspect, take };
}

async function see(one: Person, other: Person): Promise<void> {
  await connected(one, other);
  await Promise.all([sees(one, other, pictures.camera), sees(other, one, pictures.camera)]);
}

/** Lets two people meet, with real WebRTC and the real server, and recorded as a page records. */
export async function measureCall(steadyMs: number): Promise<Cost> {
  await using server = await startServer();
  const [first, second] = [watched(), watched()];
  using ana = person(server, 'Ana', { inspect: first.inspect });
  using ben = person(server, 'Ben', { inspect: second.inspect });
  await Promise.all([withDevices(ana), withDevices(ben)]);
  ana.call.send({ type: 'join' });
  await inRoomWith(ana, 0);
  first.take();
  second.take();

  const began = performance.now();
  ben.call.send({ type: 'join' });
  await see(ana, ben);
  const joiningTook = performance.now() - began;
  const joined = second.take();

  first.take();
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, steadyMs));
  const { user, system } = process.cpuUsage(before);
  const held = [first.take(), second.take()];
  return {
    joining: { ...joined, all: joiningTook },
    steady: {
      spent: held.reduce((sum, { spent }) => sum + spent, 0),
      events: held.reduce((sum, { events }) => sum + events, 0),
      all: (user + system) / 1_000,
    },
  };
}
