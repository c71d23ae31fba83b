import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import {
  createParticipant,
  openDevices,
  waitForConnections,
  waitForMemberCount,
  type Participant,
} from '../../packages/client/test/support/participants.ts';
import { waitForVideo } from '../../packages/client/test/support/media.ts';
import { startServer } from '../../packages/client/test/support/server.ts';
import { videoSizes } from '../../packages/client/test/support/wrtc-devices.ts';

/** The cost of recording in one phase of a call. */
export interface PhaseCost {
  /** The time spent in recorders, in milliseconds. */
  readonly recordingMs: number;
  /** The total of which it is a part, in milliseconds. */
  readonly totalMs: number;
  /** How many inspection events were recorded. */
  readonly events: number;
}

/** The cost of recording in one call. */
export interface RecordingCost {
  /** Of the joining participant, until both receive video. The total is the elapsed time. */
  readonly joining: PhaseCost;
  /** While both participants receive video. The total is the CPU time of the process. */
  readonly steady: PhaseCost;
}

const nowMs = () => performance.timeOrigin + performance.now();

/** Creates a recorder whose time is measured. */
function createTimedRecorder() {
  const recorder = createRecorder({ now: nowMs });
  let recordingMs = 0;
  let events = 0;
  const inspect: Observer<InspectionEvent> = {
    next(event) {
      const start = performance.now();
      recorder.inspect.next?.(event);
      recordingMs += performance.now() - start;
      events += 1;
    },
  };
  /** Returns the cost since the last call of this function. */
  const takeCost = () => {
    const cost = { recordingMs, events };
    recordingMs = 0;
    events = 0;
    return cost;
  };
  return { inspect, takeCost };
}

async function waitUntilVisible(one: Participant, other: Participant): Promise<void> {
  await waitForConnections(one, other);
  await Promise.all([
    waitForVideo(one, other, videoSizes.camera),
    waitForVideo(other, one, videoSizes.camera),
  ]);
}

/** Records a call of two participants with real WebRTC and the real server. */
export async function measureCall(steadyMs: number): Promise<RecordingCost> {
  await using server = await startServer();
  const [first, second] = [createTimedRecorder(), createTimedRecorder()];
  using ana = createParticipant(server, 'Ana', { inspect: first.inspect });
  using ben = createParticipant(server, 'Ben', { inspect: second.inspect });
  await Promise.all([openDevices(ana), openDevices(ben)]);
  ana.call.send({ type: 'join' });
  await waitForMemberCount(ana, 0);
  first.takeCost();
  second.takeCost();

  const start = performance.now();
  ben.call.send({ type: 'join' });
  await waitUntilVisible(ana, ben);
  const joiningMs = performance.now() - start;
  const joiningCost = second.takeCost();

  first.takeCost();
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, steadyMs));
  const { user, system } = process.cpuUsage(before);
  const steadyCosts = [first.takeCost(), second.takeCost()];
  return {
    joining: { ...joiningCost, totalMs: joiningMs },
    steady: {
      recordingMs: steadyCosts.reduce((sum, { recordingMs }) => sum + recordingMs, 0),
      events: steadyCosts.reduce((sum, { events }) => sum + events, 0),
      totalMs: (user + system) / 1_000,
    },
  };
}
