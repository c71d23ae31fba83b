import type { Random } from '../rtc/rtc.ts';
import type { Fault } from './fault.ts';
import { randomInteger, pick } from '../random/random.ts';

/** Who hears of a connection that breaks. */
const breakObservers = [['client', 'server'], ['client'], ['server'], []] as const;

/** How long something that is broken stays so, in milliseconds: a blink, a while, longer than all patience. */
export const durationRangesMs = [
  [50, 2_000],
  [2_000, 20_000],
  [20_000, 90_000],
] as const;

function randomDurationMs(random: Random): number {
  const [least, most] = pick(random, durationRangesMs);
  return randomInteger(random, least, most);
}

/** The socket to the server is gone, and with it what was on its way. */
export const connectionBreak: Fault = {
  name: 'connection to the server breaks',
  weight: 4,
  inject({ participants }, random) {
    const person = pick(random, participants);
    const noticed = pick(random, breakObservers);
    person.uplink.breakConnections(noticed);
    return `${person.name}, heard by ${noticed.join(' and ') || 'nobody'}`;
  },
};

const participantFaults: readonly Fault[] = [
  {
    name: 'joins',
    weight: 6,
    inject({ participants }, random) {
      const person = pick(random, participants);
      if (person.isJoined) return null;
      person.join();
      return person.name;
    },
  },
  {
    name: 'leaves',
    weight: 1,
    inject({ joinedParticipants }, random) {
      if (joinedParticipants.length === 0) return null;
      const person = pick(random, joinedParticipants);
      person.leave();
      return person.name;
    },
  },
  {
    name: 'closes the page',
    weight: 1,
    inject({ participants }, random) {
      const person = pick(random, participants);
      if (person.call === null) return null;
      person.closePage();
      return person.name;
    },
  },
  {
    name: 'reloads',
    weight: 2,
    inject({ joinedParticipants, scheduler }, random) {
      if (joinedParticipants.length === 0) return null;
      const person = pick(random, joinedParticipants);
      person.closePage();
      scheduler.schedule(randomInteger(random, 50, 2_000), () => person.join());
      return person.name;
    },
  },
  {
    name: 'crashes',
    weight: 1,
    inject({ joinedParticipants, scheduler }, random) {
      if (joinedParticipants.length === 0) return null;
      const person = pick(random, joinedParticipants);
      person.crash();
      if (random() < 0.7) scheduler.schedule(randomDurationMs(random), () => person.join());
      return person.name;
    },
  },
  {
    name: 'switches something',
    weight: 3,
    inject({ joinedParticipants }, random) {
      if (joinedParticipants.length === 0) return null;
      const person = pick(random, joinedParticipants);
      const type = pick(random, [
        'microphone.toggle',
        'camera.toggle',
        'screen.toggle',
        'hand.toggle',
      ] as const);
      person.call?.send({ type });
      return `${person.name} ${type}`;
    },
  },
];

const signalingFaults: readonly Fault[] = [
  connectionBreak,
  {
    name: 'way to the server is gone for a while',
    weight: 3,
    inject({ participants, scheduler }, random) {
      const person = pick(random, participants);
      if (!person.uplink.isUp) return null;
      const tells = random() < 0.5;
      const time = randomDurationMs(random);
      person.uplink.stopPackets();
      if (tells) person.reportNetworkEvent({ type: 'network.offline' });
      scheduler.schedule(time, () => {
        person.uplink.resumePackets();
        if (tells) person.reportNetworkEvent({ type: 'network.online' });
      });
      return `${person.name} for ${time} ms${tells ? ', as the browser says' : ''}`;
    },
  },
  {
    name: 'server is killed and starts again',
    weight: 2,
    inject(world, random) {
      if (world.server === null) return null;
      const isHeard = random() < 0.7;
      const time = randomDurationMs(random);
      world.killServer(isHeard);
      world.scheduler.schedule(time, () => world.startServer());
      return `after ${time} ms, ${isHeard ? 'heard' : 'unheard'}`;
    },
  },
];

const mediaFaults: readonly Fault[] = [
  {
    name: 'path between two breaks for a while',
    weight: 3,
    inject(world, random) {
      const [one, other] = world.pickPair();
      if (!world.mediaNetwork.getPath(one.name, other.name).works) return null;
      const time = randomDurationMs(random);
      world.mediaNetwork.setPath(one.name, other.name, { works: false });
      world.scheduler.schedule(time, () =>
        world.mediaNetwork.setPath(one.name, other.name, { works: true }),
      );
      return `${one.name} and ${other.name} for ${time} ms`;
    },
  },
  {
    name: 'address changes',
    weight: 3,
    inject({ participants, mediaNetwork: network }, random) {
      const person = pick(random, participants);
      network.changeAddress(person.name);
      person.uplink.breakConnections(pick(random, breakObservers));
      const tells = random() < 0.7;
      if (tells) person.reportNetworkEvent({ type: 'network.changed' });
      return `${person.name}${tells ? ', as the browser says' : ''}`;
    },
  },
];

/** Everything that can happen to people who call each other. */
export const allFaults: readonly Fault[] = [
  ...participantFaults,
  ...signalingFaults,
  ...mediaFaults,
];
