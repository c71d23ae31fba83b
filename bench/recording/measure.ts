import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import {
  waitForConnections,
  waitForMemberCount,
  createParticipant,
  openDevices,
  type Participant,
} from '../../packages/client/test/support/participants.ts';
import { waitForVideo } from '../../packages/client/test/support/media.ts';
import { startServer } from '../../packages/client/test/support/server.ts';
import { videoSizes } from '../../packages/client/test/support/wrtc-devices.ts';

/** What recording took in one call, and what it was a part of. Times in milliseconds. */
export interface RecordingCost {
  /** Spent in both recorders, from joining until the two see each other, and how long that took. */
  readonly joining: { readonly spent: number; readonly all: number; readonly events: number };
  /** Spent in both recorders while they see each other, and the processor time of the whole process. */
  readonly steady: { readonly spent: number; readonly all: number; readonly events: number };
}

const nowMs = () => performance.timeOrigin + performance.now();

/** A recorder that is watched by the clock. */
function createTimedRecorder() {
  const recorder = createRecorder({ now: nowMs });
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

async function waitUntilVisible(one: Participant, other: Participant): Promise<void> {
  await waitForConnections(one, other);
  await Promise.all([
    waitForVideo(one, other, videoSizes.camera),
    waitForVideo(other, one, videoSizes.camera),
  ]);
}

/** Lets two people meet, with real WebRTC and the real server, and recorded as a page records. */
export async function measureCall(steadyMs: number): Promise<RecordingCost> {
  await using server = await startServer();
  const [first, second] = [createTimedRecorder(), createTimedRecorder()];
  using ana = createParticipant(server, 'Ana', { inspect: first.inspect });
  using ben = createParticipant(server, 'Ben', { inspect: second.inspect });
  await Promise.all([openDevices(ana), openDevices(ben)]);
  ana.call.send({ type: 'join' });
  await waitForMemberCount(ana, 0);
  first.take();
  second.take();

  const began = performance.now();
  ben.call.send({ type: 'join' });
  await waitUntilVisible(ana, ben);
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
