import { createActor, SimulatedClock } from 'xstate';
import {
  backoffDelay,
  signalingMachine,
  type LinkCommand,
  type LinkReport,
  type SignalingOutput,
} from '../../src/signaling/signaling.ts';
import { Coverage } from '../support/coverage.ts';
import { fakeChild } from '../support/fake-child.ts';
import { fakeParent } from '../support/parent.ts';
import { profile, room } from '../support/people.ts';

/** Shared by everything that `signaling.test.ts` brings together. */
export const coverage = new Coverage(signalingMachine);

export const wish = { room, profile: profile() };

/** A signaling machine with a fake link below it, a fake call above it, and a clock that waits. */
export function signaling() {
  const link = fakeChild<LinkCommand, LinkReport>();
  const parent = fakeParent<SignalingOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(signalingMachine.provide({ actors: { link: link.logic } }), {
    clock,
    inspect: coverage.inspect,
    input: { parent: parent.ref },
  }).start();
  return {
    actor,
    link,
    clock,
    heard: parent.heard,
    /** What the call was told, of one type. */
    told: <Type extends SignalingOutput['type']>(type: Type) =>
      parent.heard.filter(
        (event): event is Extract<SignalingOutput, { type: Type }> => event.type === type,
      ),
    get state() {
      const { value } = actor.getSnapshot();
      return value;
    },
  };
}

/** The server is reached. */
export function online() {
  const all = signaling();
  all.actor.send({ type: 'start' });
  all.link.now.report({ type: 'link.open' });
  return all;
}

/** The server is reached, and a room has been joined. */
export function joined() {
  const all = online();
  all.actor.send({ type: 'join', wish });
  all.link.now.report({ type: 'link.joined' });
  return all;
}

export type All = ReturnType<typeof joined>;

/** The link breaks, comes back and joins again. */
export function reconnect(all: All): void {
  all.link.now.report({ type: 'link.lost', chance: 0.5 });
  all.clock.increment(backoffDelay(all.actor.getSnapshot().context.attempt, 0.5));
  all.link.now.report({ type: 'link.open' });
  all.link.now.report({ type: 'link.joined' });
}
