import type { PeerHarness } from '../../src/testing/testing.ts';
import { connected } from './peer-states.ts';

/** The disconnections that the machine sent, by generation. */
export const sentDisconnects = ({ received }: PeerHarness) =>
  received.flatMap((event) =>
    event.type === 'peer.signal' && event.signal.kind === 'disconnect' ? [event.generation] : [],
  );

/** How many connections there are. */
export const runningConnections = ({ connection }: PeerHarness) =>
  connection.runs.filter(({ isRunning }) => isRunning).length;

/** The peer says that it has disconnected. */
export const receiveDisconnect = (peer: PeerHarness, generation = peer.generation) =>
  peer.receive({ kind: 'disconnect' }, generation);

export function disconnectedByUser(): PeerHarness {
  const peer = connected();
  peer.actor.send({ type: 'disconnect' });
  return peer;
}

export function disconnectedByPeer(): PeerHarness {
  const peer = connected();
  receiveDisconnect(peer);
  return peer;
}
