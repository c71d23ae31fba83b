import { describe, expect, it } from 'vitest';
import { callDelays, callMachine } from '../../src/call/call.ts';
import { startCall, type CallHarness } from '../../src/testing/testing.ts';
import { moves } from '../support/call-moves.ts';

/** Identifies a situation: the state of the call, the members, and the state of the server connection. */
const stateKey = (call: CallHarness): string =>
  JSON.stringify([
    call.state,
    call.members.toSorted(),
    call.actor.getSnapshot().children.signaling?.getSnapshot().value ?? null,
  ]);

function replay(path: readonly string[]): CallHarness {
  const call = startCall();
  for (const name of path) moves[name]?.(call);
  return call;
}

/** A shortest path to each situation that the moves can lead to, found by breadth-first search. */
function explore(): ReadonlyMap<string, readonly string[]> {
  const start = startCall();
  const paths = new Map<string, readonly string[]>([[stateKey(start), []]]);
  start.actor.stop();
  // The iteration over a map includes entries that are added meanwhile.
  for (const path of paths.values()) {
    for (const name of Object.keys(moves)) {
      const longer = [...path, name];
      const call = replay(longer);
      const reached = stateKey(call);
      if (!paths.has(reached)) paths.set(reached, longer);
      call.actor.stop();
    }
  }
  return paths;
}

/** The path of a state, without `alone` and `together`. */
const statePath = ({ state }: CallHarness): string => {
  if (typeof state === 'string') return state;
  const { active } = state;
  return `active.${typeof active === 'string' ? active : Object.keys(active)[0]}`;
};

describe('every path of a call', () => {
  const paths = explore();

  it('reaches every state', () => {
    const { active, ...others } = callMachine.states;
    const expected = [
      ...Object.keys(others),
      ...Object.keys(active?.states ?? {}).map((name) => `active.${name}`),
    ];
    const reached = [...paths.values()].map((path) => statePath(replay(path)));
    expect(new Set(reached)).toEqual(new Set(expected));
  });

  it('has exactly one connection to each member', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      const peers = call.childIds.filter((id) => id.startsWith('peer:'));
      const members = call.context.members.map(({ id }) => `peer:${id}`).toSorted();
      expect({ path, peers }).toEqual({ path, peers: members });
      call.actor.stop();
    }
  });

  it('has no running actor after its end', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      const running = [call.server, call.capture, call.connection].flatMap(({ runs }) =>
        runs.filter((run) => run.isRunning),
      );
      const held = call.actor.getSnapshot().hasTag('finished') ? running.length : 0;
      expect({ path, held }).toEqual({ path, held: 0 });
      call.actor.stop();
      expect({ path, status: call.actor.getSnapshot().status }).not.toMatchObject({
        status: 'error',
      });
    }
  });

  it('can be left, and started again from every end state', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      call.actor.send({ type: 'openLobby' });
      call.actor.send({ type: 'leave' });
      call.clock.increment(callDelays.leaveTimeoutMs);
      expect({ path, over: call.actor.getSnapshot().hasTag('finished') }).toEqual({
        path,
        over: true,
      });
      call.actor.send({ type: 'returnToLobby', at: 3_000 });
      expect({ path, state: call.state }).toEqual({ path, state: { active: 'lobby' } });
      call.actor.stop();
    }
  });
});
