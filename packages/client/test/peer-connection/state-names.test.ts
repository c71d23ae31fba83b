import { expectTypeOf, test } from 'vitest';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '../../src/index.ts';

// The compiler compares them: a missing or an additional state is a type error.
test('the states of a connection have the names of the specification', () => {
  expectTypeOf(connectionStates).items.toEqualTypeOf<RTCPeerConnectionState>();
  expectTypeOf(iceStates).items.toEqualTypeOf<RTCIceConnectionState>();
  expectTypeOf(gatheringStates).items.toEqualTypeOf<RTCIceGatheringState>();
  expectTypeOf(signalingStates).items.toEqualTypeOf<RTCSignalingState>();
  expectTypeOf(channelStates).items.toEqualTypeOf<RTCDataChannelState>();
});
