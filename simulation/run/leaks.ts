import type { Simulation } from './simulation.ts';

/** Finds the resources that remain after every page was closed. Kills the server. */
export function findLeaks(simulation: Simulation): readonly string[] {
  const leaks: string[] = [];
  for (const [resource, count] of Object.entries(simulation.server?.size ?? {})) {
    if (count !== 0) leaks.push(`the server still has ${count} ${resource}`);
  }
  for (const { name, devices, connections } of simulation.participants) {
    if (devices.liveTrackCount > 0) leaks.push(`${name} has ${devices.liveTrackCount} live tracks`);
    if (connections.openCount > 0)
      leaks.push(`${name} has ${connections.openCount} open connections`);
  }
  const { agentCount } = simulation.mediaNetwork;
  if (agentCount > 0) leaks.push(`${agentCount} ICE agents are left`);
  simulation.killServer(false);
  const { pendingCount } = simulation.scheduler;
  if (pendingCount > 0) leaks.push(`${pendingCount} timers are left`);
  return leaks;
}
