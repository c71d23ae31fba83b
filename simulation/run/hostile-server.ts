import { isPrivateRoom } from '@visavis/protocol';
import { HostileRelay } from '../hostile/hostile-relay.ts';
import { ModerationForger } from '../hostile/moderation-forgeries.ts';
import { randomInteger, type Random } from '../random/random.ts';
import type { RunContext } from './run-context.ts';
import { runAllFaults } from './scenarios.ts';

/** How long the server stays down before an honest one starts, in milliseconds. */
const downRangeMs = { min: 100, max: 3_000 };

/**
 * The server changes what it relays and says, to each page something else, while anything may happen. It can keep people
 * from connecting, but no page may accept what it has changed, which the monitors check. Then an honest server takes its
 * place.
 */
export async function runHostileServer(
  context: RunContext,
  moderationRandom: Random,
): Promise<void> {
  const { simulation, random, log } = context;
  const { participants, scheduler, room } = simulation;
  const relay = new HostileRelay({
    random,
    room,
    listPeers: () => participants.flatMap(({ id }) => id ?? []),
    signElsewhere: (id, bytes) =>
      participants.find((participant) => participant.id === id)?.signElsewhere(bytes) ?? null,
    moderations: new ModerationForger(moderationRandom, room),
  });
  if (!isPrivateRoom(room)) {
    simulation.monitor.allowInvented(relay.invented);
    simulation.trust.allowForgedNames();
  }
  for (const participant of participants) {
    participant.uplink.changeFrame = (text) => relay.change(text, participant.id);
    participant.join();
  }
  log('the server is hostile');
  await runAllFaults(context);
  for (const { uplink } of participants) uplink.changeFrame = null;
  log(`the server has changed ${relay.forgedCount} descriptions`);
  if (simulation.server !== null) simulation.killServer(true);
  await scheduler.advance(randomInteger(random, downRangeMs.min, downRangeMs.max));
  simulation.startServer();
  log('an honest server has taken its place');
}
