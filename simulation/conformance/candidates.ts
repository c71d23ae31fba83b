import type { Behaviour } from './environment.ts';
import {
  candidateLine as line,
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
    name: 'a candidate before any remote description is refused, also while an offer is open',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const seen = [await outcome(() => a.addIceCandidate({ candidate: line, sdpMid: '0' }))];
      await a.setLocalDescription();
      seen.push(
        await outcome(() => a.addIceCandidate({ candidate: line, sdpMid: '0' })),
        await outcome(() => b.addIceCandidate({ candidate: line, sdpMLineIndex: 0 })),
      );
      closePair({ a, b });
      return { seen };
    },
    expected: { seen: ['InvalidStateError', 'InvalidStateError', 'InvalidStateError'] },
  },
  {
    name: 'a candidate is taken for a section that exists, and no other',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const seen = [
        await outcome(() => b.addIceCandidate({ candidate: line })),
        await outcome(() => b.addIceCandidate({ candidate: line, sdpMid: '0' })),
        await outcome(() => b.addIceCandidate({ candidate: line, sdpMLineIndex: 0 })),
        await outcome(() => b.addIceCandidate({ candidate: line, sdpMid: '9' })),
        await outcome(() => b.addIceCandidate({ candidate: line, sdpMLineIndex: 9 })),
        await outcome(() => b.addIceCandidate({ candidate: 'nonsense', sdpMid: '0' })),
      ];
      closePair({ a, b });
      return { seen };
    },
    expected: {
      seen: ['TypeError', 'done', 'done', 'OperationError', 'OperationError', 'OperationError'],
    },
  },
  {
    name: 'the end of candidates is taken in each of its writings',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const seen = [
        await outcome(() => b.addIceCandidate()),
        await outcome(() => b.addIceCandidate(null)),
        await outcome(() => b.addIceCandidate(endOfCandidates)),
        await outcome(() => b.addIceCandidate({ candidate: '', sdpMid: '0' })),
      ];
      closePair({ a, b });
      return { seen };
    },
    expected: { seen: ['done', 'done', 'done', 'done'] },
  },
  {
    name: 'a candidate is taken for the generation of the pending and of the current description',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await negotiate(a, b);
      const old = usernameFragmentOf(a.localDescription);
      a.restartIce();
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const fresh = usernameFragmentOf(a.localDescription);
      const of = (usernameFragment: string | undefined) => ({
        candidate: `${line} ufrag ${usernameFragment}`,
        sdpMid: '0',
        usernameFragment: usernameFragment ?? null,
      });
      const seen = [
        await outcome(() => b.addIceCandidate(of(old))),
        await outcome(() => b.addIceCandidate(of(fresh))),
      ];
      closePair({ a, b });
      return { differ: old !== fresh, seen };
    },
    expected: { differ: true, seen: ['done', 'done'] },
  },
];
