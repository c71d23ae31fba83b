import type { Behaviour } from './environment.ts';
import {
  candidateLine,
  createPair,
  localDescriptionOf,
  closePair,
  usernameFragmentOf,
  negotiate,
  outcome,
} from './connection-pair.ts';

const endOfCandidates = {
  candidate: '',
  sdpMid: null,
  sdpMLineIndex: null,
  usernameFragment: null,
};

export const candidateBehaviours: readonly Behaviour[] = [
  {
    name: 'addIceCandidate rejects a candidate before any remote description',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const outcomes = [
        await outcome(() => a.addIceCandidate({ candidate: candidateLine, sdpMid: '0' })),
      ];
      await a.setLocalDescription();
      outcomes.push(
        await outcome(() => a.addIceCandidate({ candidate: candidateLine, sdpMid: '0' })),
        await outcome(() => b.addIceCandidate({ candidate: candidateLine, sdpMLineIndex: 0 })),
      );
      closePair({ a, b });
      return { outcomes };
    },
    expected: { outcomes: ['InvalidStateError', 'InvalidStateError', 'InvalidStateError'] },
  },
  {
    name: 'addIceCandidate accepts candidates of existing sections only',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const outcomes = [
        await outcome(() => b.addIceCandidate({ candidate: candidateLine })),
        await outcome(() => b.addIceCandidate({ candidate: candidateLine, sdpMid: '0' })),
        await outcome(() => b.addIceCandidate({ candidate: candidateLine, sdpMLineIndex: 0 })),
        await outcome(() => b.addIceCandidate({ candidate: candidateLine, sdpMid: '9' })),
        await outcome(() => b.addIceCandidate({ candidate: candidateLine, sdpMLineIndex: 9 })),
        await outcome(() => b.addIceCandidate({ candidate: 'nonsense', sdpMid: '0' })),
      ];
      closePair({ a, b });
      return { outcomes };
    },
    expected: {
      outcomes: ['TypeError', 'done', 'done', 'OperationError', 'OperationError', 'OperationError'],
    },
  },
  {
    name: 'addIceCandidate accepts every form of the end of candidates',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const outcomes = [
        await outcome(() => b.addIceCandidate()),
        await outcome(() => b.addIceCandidate(null)),
        await outcome(() => b.addIceCandidate(endOfCandidates)),
        await outcome(() => b.addIceCandidate({ candidate: '', sdpMid: '0' })),
      ];
      closePair({ a, b });
      return { outcomes };
    },
    expected: { outcomes: ['done', 'done', 'done', 'done'] },
  },
  {
    name: 'addIceCandidate accepts candidates of the pending and of the current generation',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await negotiate(a, b);
      const currentUfrag = usernameFragmentOf(a.localDescription);
      a.restartIce();
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const pendingUfrag = usernameFragmentOf(a.localDescription);
      const withUfrag = (usernameFragment: string | undefined) => ({
        candidate: `${candidateLine} ufrag ${usernameFragment}`,
        sdpMid: '0',
        usernameFragment: usernameFragment ?? null,
      });
      const outcomes = [
        await outcome(() => b.addIceCandidate(withUfrag(currentUfrag))),
        await outcome(() => b.addIceCandidate(withUfrag(pendingUfrag))),
      ];
      closePair({ a, b });
      return { differ: currentUfrag !== pendingUfrag, outcomes };
    },
    expected: { differ: true, outcomes: ['done', 'done'] },
  },
];
