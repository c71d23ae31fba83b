import { FloodingMember } from '../flood/flooding-member.ts';
import { floods } from '../flood/floods.ts';
import { pick, randomInteger } from '../random/random.ts';
import { chromiumTiming, chromiumVariant, FakePeerConnection } from '../rtc/rtc.ts';
import { watchInterruptions } from './interruptions.ts';
import type { RunContext } from './run-context.ts';
import { connectAll, interruptionCheckIntervalMs } from './scenarios.ts';

/** How long a flood lasts, in milliseconds: longer than the burst of every budget. */
const floodRangeMs = { min: 4_000, max: 9_000 };
const maxFloodingMembers = 3;

/** Creates the SDP of an offer that a browser makes. */
async function createOfferSdp({ simulation, random }: RunContext): Promise<string> {
  const { scheduler, mediaNetwork: network } = simulation;
  const environment = {
    scheduler,
    random,
    network,
    timing: chromiumTiming,
    variant: chromiumVariant,
  };
  const connection = new FakePeerConnection(environment, 'flood');
  for (const kind of ['audio', 'video', 'video', 'audio']) connection.addTransceiver(kind);
  let sdp = '';
  void connection.createOffer().then((offer) => {
    sdp = offer.sdp ?? '';
  });
  await scheduler.until(() => sdp !== '', 1_000);
  connection.close();
  return sdp;
}

/**
 * Members without a page flood connected participants. These must notice nothing: no video may freeze, no
 * honest peer may exceed a budget, and what each page accepts is bounded.
 */
export async function runFloods(context: RunContext): Promise<void> {
  const { simulation, random, log, violations } = context;
  const { scheduler, network, room, monitor } = simulation;
  // Before anything happens, so that a seed has the same flood whatever the machines do.
  const flood = pick(random, floods);
  const memberCount = randomInteger(random, 1, maxFloodingMembers);
  if (!(await connectAll(context))) return;
  const sdp = await createOfferSdp(context);
  const watch = watchInterruptions(simulation, true);
  const members = Array.from(
    { length: memberCount },
    (_, index) =>
      new FloodingMember({
        name: `Flood ${index + 1}`,
        room,
        network,
        flood: flood.send,
        sdp,
        onJoin: (id) => monitor.floods.recordJoin(id),
      }),
  );
  const durationMs = randomInteger(random, floodRangeMs.min, floodRangeMs.max);
  log(`${members.length} members flood with ${flood.name} for ${durationMs} ms`);
  await scheduler.until(() => watch.check(), durationMs, interruptionCheckIntervalMs);
  for (const member of members) member.stop();
  log('the flood ends');
  violations.push(...watch.found);
  if (!monitor.floods.hasFloodingMembers) violations.push('no flooding member has joined');
}
