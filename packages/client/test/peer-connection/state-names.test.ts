import { expectTypeOf, test } from 'vitest';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '../../src/index.ts';

// The compiler compares: a state more or less on either side does not compile.
test('the states of a connection are those that browsers have, name for name', () => {
  expectTypeOf(connectionStates).items.toEqualTypeOf<RTCPeerConnectionState>();
  expectTypeOf(iceStates).items.toEqualTypeOf<RTCIceConnectionState>();
  expectTypeOf(gatheringStates).items.toEqualTypeOf<RTCIceGatheringState>();
  expectTypeOf(signalingStates).items.toEqualTypeOf<RTCSignalingState>();
  expectTypeOf(channelStates).items.toEqualTypeOf<RTCDataChannelState>();
});
