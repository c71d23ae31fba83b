import type { Random } from '../rtc/rtc.ts';
import type { Happening } from './happening.ts';
import { integer, pick } from './random.ts';

/** Who hears of a connection that breaks. */
const hearers = [['client', 'server'], ['client'], ['server'], []] as const;

/** How long something that is broken stays so, in milliseconds: a blink, a while, longer than all patience. */
export const spells = [
  [50, 2_000],
  [2_000, 20_000],
  [20_000, 90_000],
] as const;

function spell(random: Random): number {
  const [least, most] = pick(random, spells);
  return integer(random, least, most);
}

/** The socket to the server is gone, and with it what was on its way. */
export const connectionBreaks: Happening = {
  name: 'connection to the server breaks',
  weight: 4,
  happen({ people }, random) {
    const person = pick(random, people);
    const noticed = pick(random, hearers);
    person.uplink.cut(noticed);
    return `${person.name}, heard by ${noticed.join(' and ') || 'nobody'}`;
  },
};

const people: readonly Happening[] = [
  {
    name: 'joins',
    weight: 6,
    happen({ people }, random) {
      const person = pick(random, people);
      if (person.isIn) return null;
      person.join();
      return person.name;
    },
  },
  {
    name: 'leaves',
    weight: 1,
    happen({ present }, random) {
      if (present.length === 0) return null;
      const person = pick(random, present);
      person.leave();
      return person.name;
    },
  },
  {
    name: 'closes the page',
    weight: 1,
    happen({ people }, random) {
      const person = pick(random, people);
      if (person.call === null) return null;
      person.closePage();
      return person.name;
    },
  },
  {
    name: 'reloads',
    weight: 2,
    happen({ present, scheduler }, random) {
      if (present.length === 0) return null;
      const person = pick(random, present);
      person.closePage();
      scheduler.schedule(integer(random, 50, 2_000), () => person.join());
      return person.name;
    },
  },
  {
    name: 'crashes',
    weight: 1,
    happen({ present, scheduler }, random) {
      if (present.length === 0) return null;
      const person = pick(random, present);
      person.crash();
      if (random() < 0.7) scheduler.schedule(spell(random), () => person.join());
      return person.name;
    },
  },
  {
    name: 'switches something',
    weight: 3,
    happen({ present }, random) {
      if (present.length === 0) return null;
      const person = pick(random, present);
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

const signaling: readonly Happening[] = [
  connectionBreaks,
  {
    name: 'way to the server is gone for a while',
    weight: 3,
    happen({ people, scheduler }, random) {
      const person = pick(random, people);
      if (!person.uplink.isUp) return null;
      const tells = random() < 0.5;
      const time = spell(random);
      person.uplink.goDown();
      if (tells) person.tell({ type: 'network.offline' });
      scheduler.schedule(time, () => {
        person.uplink.comeUp();
        if (tells) person.tell({ type: 'network.online' });
      });
      return `${person.name} for ${time} ms${tells ? ', as the browser says' : ''}`;
    },
  },
  {
    name: 'server is killed and starts again',
    weight: 2,
    happen(world, random) {
      if (world.server === null) return null;
      const isHeard = random() < 0.7;
      const time = spell(random);
      world.killServer(isHeard);
      world.scheduler.schedule(time, () => world.startServer());
      return `after ${time} ms, ${isHeard ? 'heard' : 'unheard'}`;
    },
  },
];

const media: readonly Happening[] = [
  {
    name: 'path between two breaks for a while',
    weight: 3,
    happen(world, random) {
      const [one, other] = world.pair();
      if (!world.media.path(one.name, other.name).works) return null;
      const time = spell(random);
      world.media.setPath(one.name, other.name, { works: false });
      world.scheduler.schedule(time, () =>
        world.media.setPath(one.name, other.name, { works: true }),
      );
      return `${one.name} and ${other.name} for ${time} ms`;
    },
  },
  {
    name: 'address changes',
    weight: 3,
    happen({ people, media: network }, random) {
      const person = pick(random, people);
      network.changeAddress(person.name);
      person.uplink.cut(pick(random, hearers));
      const tells = random() < 0.7;
      if (tells) person.tell({ type: 'network.changed' });
      return `${person.name}${tells ? ', as the browser says' : ''}`;
    },
  },
];

/** Everything that can happen to people who call each other. */
export const everything: readonly Happening[] = [...people, ...signaling, ...media];
