import { ana, ben } from '@visavis/protocol/testing';
import { stunServer } from '../../../src/testing/testing.ts';
import { explorePeer } from '../../support/explore-peer.ts';

// Generations start at their bounds.
explorePeer({
  role: 'offerer',
  startedAt: -1000,
  self: ben,
  remote: ana,
  iceServers: [stunServer],
});
explorePeer({
  role: 'answerer',
  startedAt: Number.MAX_SAFE_INTEGER,
  self: ana,
  remote: ben,
  iceServers: [stunServer],
});
