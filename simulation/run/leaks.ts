import type { Simulation } from './simulation.ts';

/** What is left of a world in which everyone has gone, and what went wrong on the way. Ends the server. */
export function findLeaks(world: Simulation): readonly string[] {
  const found: string[] = [...world.monitor.violations];
  found.push(...world.serverErrors.map((error) => `the server failed: ${String(error)}`));
  for (const [what, count] of Object.entries(world.server?.size ?? {})) {
    if (count !== 0) found.push(`the server still has ${count} ${what}`);
  }
  for (const { name, devices, openConnectionCount } of world.participants) {
    if (devices.runningCount > 0) found.push(`${name} has ${devices.runningCount} devices running`);
    if (openConnectionCount > 0) found.push(`${name} has ${openConnectionCount} connections open`);
  }
  if (world.mediaNetwork.agentCount > 0)
    found.push(`${world.mediaNetwork.agentCount} ICE agents are left`);
  world.killServer(false);
  const { pendingCount } = world.scheduler;
  if (pendingCount > 0) found.push(`${pendingCount} timers are left`);
  return found;
}
