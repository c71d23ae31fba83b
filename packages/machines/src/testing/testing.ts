/** Harnesses that run the machines of this package with fake actors and a simulated clock. */
export { startCall, type CallHarness } from './call-harness.ts';
export { startCheck, type CheckHarness } from './check-harness.ts';
export { createFakeActor, type FakeActorRun } from './fake-actor.ts';
export { createFakeParent } from './fake-parent.ts';
export { inspectHarnesses } from './inspection.ts';
export { noChoices, startMedia, type MediaHarness } from './media-harness.ts';
export {
  startPeer,
  stunServer,
  turnServer,
  type PeerHarness,
  type PeerHarnessOptions,
} from './peer-harness.ts';
export { createTrustingLogic } from './trusting-logic.ts';
export { startSignaling, type SignalingHarness } from './signaling-harness.ts';
