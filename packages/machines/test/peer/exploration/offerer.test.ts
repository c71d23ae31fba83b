import { ana, ben } from '@visavis/protocol/testing';
import { stunServer, turnServer } from '../../../src/testing/testing.ts';
import { explorePeer } from '../../support/explore-peer.ts';

explorePeer({
  role: 'offerer',
  startedAt: 1000,
  self: ana,
  remote: ben,
  iceServers: [stunServer],
});
explorePeer({
  role: 'offerer',
  startedAt: 1000,
  self: ben,
  remote: ana,
  iceServers: [stunServer, turnServer],
});
