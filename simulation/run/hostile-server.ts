import { HostileRelay } from '../hostile/hostile-relay.ts';
import { ModerationForger } from '../hostile/moderation-forgeries.ts';
import { randomInteger, type Random } from '../random/random.ts';
import type { RunContext } from './run-context.ts';
import { runAllFaults } from './scenarios.ts';

/** How long the server stays down before an honest one starts, in milliseconds. */
const downRangeMs = { min: 100, max: 3_000 };

/**
 * The server changes the descriptions and the moderations that it relays, and the roles of members, while anything may happen. It can keep people from connecting, but
 * no page may accept what it has changed, which the monitor of signals checks. Then an honest server takes its place.
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
    moderations: new ModerationForger(moderationRandom, room),
  });
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
