import { pick, randomInteger, type Range } from '../random/random.ts';
import { pickDurationMs } from './failure-duration.ts';
import type { Fault } from './fault.ts';

/** The random actions of users, and browser crashes. */
export const userActions: readonly Fault[] = [
  {
    name: 'joins',
    weight: 6,
    inject({ participants }, random) {
      const participant = pick(random, participants);
      if (participant.isJoined) return null;
      participant.join();
      return participant.name;
    },
  },
  {
    name: 'leaves',
    weight: 1,
    inject({ joinedParticipants }, random) {
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      participant.leave();
      return participant.name;
    },
  },
  {
    name: 'closes the page',
    weight: 1,
    inject({ participants }, random) {
      const participant = pick(random, participants);
      if (participant.call === null) return null;
      participant.closePage();
      return participant.name;
    },
  },
  {
    name: 'reloads the page',
    weight: 2,
    inject(simulation, random) {
      const { joinedParticipants } = simulation;
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      participant.closePage();
      simulation.endFaultAfter(randomInteger(random, 50, 2_000), () => participant.join());
      return participant.name;
    },
  },
  {
    name: 'browser crashes',
    weight: 1,
    inject(simulation, random) {
      const { joinedParticipants } = simulation;
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      participant.crash();
      if (random() < 0.7)
        simulation.endFaultAfter(pickDurationMs(random), () => participant.join());
      return participant.name;
    },
  },
  {
    name: 'toggles a device',
    weight: 3,
    inject({ joinedParticipants }, random) {
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      const type = pick(random, [
        'microphone.toggle',
        'camera.toggle',
        'screen.toggle',
        'hand.toggle',
      ] as const);
      participant.send({ type });
      return `${participant.name} ${type}`;
    },
  },
  {
    name: 'chooses whether to receive video',
    weight: 1,
    inject({ joinedParticipants }, random) {
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      const receivesVideo = !participant.wantsVideo;
      participant.send({ type: 'receivedVideo.choose', receivesVideo });
      return `${participant.name} ${receivesVideo}`;
    },
  },
];

/** How far a clock jumps, in milliseconds: a correction by the network, a time zone, a wrong date. */
const clockJumpRangesMs: readonly Range[] = [
  [1, 2_000],
  [2_000, 43_200_000],
  [43_200_000, 31_536_000_000],
];

/**
 * The clock of a device jumps forward, while a page is open or between two pages. It does not jump back: a page
 * that then reloads starts with a lower profile revision, and the others keep its old profile.
 */
export const clockJump: Fault = {
  name: 'clock jumps',
  weight: 3,
  inject({ participants }, random) {
    const participant = pick(random, participants);
    const jumpMs = pickDurationMs(random, clockJumpRangesMs);
    participant.jumpClock(jumpMs);
    return `${participant.name} by ${jumpMs} ms`;
  },
};

/** A page freezes, as browsers do with pages in the background, and resumes later. */
export const pageFreeze: Fault = {
  name: 'page freezes',
  weight: 4,
  inject(simulation, random) {
    const { joinedParticipants } = simulation;
    if (joinedParticipants.length === 0) return null;
    const participant = pick(random, joinedParticipants);
    const durationMs = pickDurationMs(random);
    participant.freeze();
    simulation.endFaultAfter(durationMs, () => participant.resume());
    return `${participant.name} for ${durationMs} ms`;
  },
};
