import { signalingBase } from './base.ts';
import { connection } from './connection.ts';
import { iceServers } from './ice-servers.ts';
import { membership } from './room-membership.ts';
import { moderations } from './moderations.ts';
import { signals } from './signals.ts';

/** All guards and actions of the signaling machine, one file for each subject. */
export const signalingSetup = signalingBase.extend({
  guards: { ...connection.guards, ...membership.guards, ...signals.guards },
  actions: {
    ...connection.actions,
    ...membership.actions,
    ...moderations.actions,
    ...signals.actions,
    ...iceServers.actions,
  },
});
