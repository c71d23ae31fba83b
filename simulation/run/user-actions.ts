import { pick, randomInteger } from '../random/random.ts';
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
    inject({ joinedParticipants, scheduler }, random) {
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      participant.closePage();
      scheduler.schedule(randomInteger(random, 50, 2_000), () => participant.join());
      return participant.name;
    },
  },
  {
    name: 'browser crashes',
    weight: 1,
    inject({ joinedParticipants, scheduler }, random) {
      if (joinedParticipants.length === 0) return null;
      const participant = pick(random, joinedParticipants);
      participant.crash();
      if (random() < 0.7) scheduler.schedule(pickDurationMs(random), () => participant.join());
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
      participant.call?.send({ type });
      return `${participant.name} ${type}`;
    },
  },
];
