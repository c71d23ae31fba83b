import { maxRebuilds } from '../../src/peer/peer.ts';
import { connected, stun, turn, type PeerOptions, type PeerHarness } from './peer-harness.ts';

// A peer on each rung of the recovery ladder.

export const withRelay: PeerOptions = { iceServers: [stun, turn] };

export function disconnected(pair: PeerOptions = {}): PeerHarness {
  const all = connected(pair);
  all.report({ type: 'connection.disconnected' });
  return all;
}

export function restartingIce(pair: PeerOptions = {}): PeerHarness {
  const all = connected(pair);
  all.report({ type: 'connection.failed' });
  return all;
}

export function relayOnly(): PeerHarness {
  const all = restartingIce(withRelay);
  all.report({ type: 'connection.failed' });
  return all;
}

export function rebuilding(): PeerHarness {
  const all = restartingIce();
  all.report({ type: 'connection.failed' });
  return all;
}

export function givenUp(): PeerHarness {
  const all = rebuilding();
  for (let n = 1; n < maxRebuilds; n += 1) all.report({ type: 'connection.failed' });
  all.report({ type: 'connection.failed' });
  return all;
}

export const recoveryStages = { disconnected, restartingIce, relayOnly, rebuilding, givenUp };

export const recoveryStateOf = (all: PeerHarness) => all.state.recovery;
