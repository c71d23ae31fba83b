import type { World } from './world.ts';

/** What is left of a world in which everyone has gone, and what went wrong on the way. Ends the server. */
export function leftovers(world: World): readonly string[] {
  const found: string[] = [...world.witness.faults];
  found.push(...world.serverFaults.map((error) => `the server failed: ${String(error)}`));
  for (const [what, count] of Object.entries(world.server?.size ?? {})) {
    if (count !== 0) found.push(`the server still has ${count} ${what}`);
  }
  for (const { name, devices, openConnections } of world.people) {
    if (devices.running > 0) found.push(`${name} has ${devices.running} devices running`);
    if (openConnections > 0) found.push(`${name} has ${openConnections} connections open`);
  }
  if (world.media.size > 0) found.push(`${world.media.size} ICE agents are left`);
  world.killServer(false);
  const { pending } = world.scheduler;
  if (pending > 0) found.push(`${pending} timers are left`);
  return found;
}
