import { rebuildAttempts } from '../../src/peer/peer.ts';
import { connected, stun, turn, type Pair, type Peer } from './harness.ts';

// A peer on each rung of the recovery ladder.

export const withRelay: Pair = { iceServers: [stun, turn] };

export function disconnected(pair: Pair = {}): Peer {
  const all = connected(pair);
  all.report({ type: 'connection.disconnected' });
  return all;
}

export function restarting(pair: Pair = {}): Peer {
  const all = connected(pair);
  all.report({ type: 'connection.failed' });
  return all;
}

export function relaying(): Peer {
  const all = restarting(withRelay);
  all.report({ type: 'connection.failed' });
  return all;
}

export function rebuilding(): Peer {
  const all = restarting();
  all.report({ type: 'connection.failed' });
  return all;
}

export function givenUp(): Peer {
  const all = rebuilding();
  for (let n = 1; n < rebuildAttempts; n += 1) all.report({ type: 'connection.failed' });
  all.report({ type: 'connection.failed' });
  return all;
}

export const rungs = { disconnected, restarting, relaying, rebuilding, givenUp };

export const recovery = (all: Peer) => all.state.recovery;
