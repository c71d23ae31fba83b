import type { PeerEvent } from '../../src/peer/peer.ts';
import type { PeerHarness } from '../../src/testing/testing.ts';
import { receiving } from './peer-states.ts';

// A comparison of emoji, in the states in which tests start.

/** The numbers of the emoji that are shown. */
export const emoji = [53, 6, 61, 28, 14, 27];

export const start = { type: 'compare.start' } as const;
export const confirm = { type: 'compare.confirm' } as const;
export const deny = { type: 'compare.deny' } as const;
export const stop = { type: 'compare.stop' } as const;
export const invited = { type: 'comparison.invited' } as const;
export const shown = { type: 'comparison.shown', emoji } as const;
export const confirmed = { type: 'comparison.confirmed' } as const;
export const denied = { type: 'comparison.denied' } as const;
export const stopped = { type: 'comparison.stopped' } as const;
export const failed = { type: 'comparison.failed' } as const;

/** Connected to the right certificate, with an open channel, and after these events. */
export function comparing(...events: readonly PeerEvent[]): PeerHarness {
  const peer = receiving();
  peer.report({ type: 'certificate.matched' });
  peer.report({ type: 'channel.open' });
  for (const event of events) peer.actor.send(event);
  return peer;
}

/** What the machine has commanded: to start, or a result. */
export const commandsOf = ({ connection }: PeerHarness) =>
  connection.current.commands.flatMap((command) => {
    if (command.type === 'startComparison') return ['start'];
    return command.type === 'endComparison' ? [command.result] : [];
  });

/** The events that lead to each state of a comparison that goes on. */
export const running = {
  exchanging: [start],
  shown: [start, shown],
  confirmedHere: [start, shown, confirm],
  confirmedByPeer: [start, shown, confirmed],
} as const;

/** The events that lead to each state in which no comparison goes on. */
export const over = {
  idle: [],
  matched: [start, shown, confirm, confirmed],
  different: [start, shown, deny],
  failed: [start, failed],
  stopped: [start, stopped],
} as const;
