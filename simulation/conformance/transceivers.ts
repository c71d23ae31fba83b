import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  localDescriptionOf,
  describeTransceiver,
  closePair,
  recordEvents,
  negotiate,
} from './connection-pair.ts';

const kinds = ['audio', 'video', 'video', 'audio'] as const;

export const transceiverBehaviours: readonly Behaviour[] = [
  {
    name: 'transceivers become media sections in order, and the answerer creates one for each',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      for (const kind of kinds) a.addTransceiver(kind, { direction: 'sendrecv' });
      a.createDataChannel('x', { negotiated: true, id: 0 });
      const offerer = [a.getTransceivers().map(describeTransceiver)];
      await a.setLocalDescription();
      offerer.push(a.getTransceivers().map(describeTransceiver));
      await b.setRemoteDescription(localDescriptionOf(a));
      const created = b
        .getTransceivers()
        .map((each) => `${describeTransceiver(each)} ${each.receiver.track.kind}`);
      for (const transceiver of b.getTransceivers()) transceiver.direction = 'sendrecv';
      b.createDataChannel('x', { negotiated: true, id: 0 });
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      const events = [
        ...recordEvents(a, 'negotiationneeded'),
        ...recordEvents(b, 'negotiationneeded'),
      ];
      await environment.settle();
      offerer.push(a.getTransceivers().map(describeTransceiver));
      const adopted = b.getTransceivers().map(describeTransceiver);
      closePair({ a, b });
      return { offerer, created, adopted, events };
    },
    expected: {
      offerer: [
        kinds.map(() => 'null sendrecv null'),
        kinds.map((_, mid) => `${mid} sendrecv null`),
        kinds.map((_, mid) => `${mid} sendrecv sendrecv`),
      ],
      created: kinds.map((kind, mid) => `${mid} recvonly null ${kind}`),
      adopted: kinds.map((_, mid) => `${mid} sendrecv sendrecv`),
      events: [],
    },
  },
  {
    name: 'transceivers from addTransceiver are not matched to the sections of a remote offer',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      b.addTransceiver('audio');
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const events = recordEvents(b, 'negotiationneeded');
      await b.setLocalDescription();
      const results = b.getTransceivers().map(({ mid }) => mid);
      await environment.settle();
      closePair({ a, b });
      return { results, events };
    },
    expected: { results: [null, '0', '1'], events: ['negotiationneeded'] },
  },
  {
    name: 'a changed direction is negotiated to what both sides allow',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = [recordEvents(a, 'negotiationneeded'), recordEvents(b, 'negotiationneeded')];
      const [first] = a.getTransceivers();
      if (first) first.direction = 'recvonly';
      await environment.settle();
      await negotiate(a, b);
      await environment.settle();
      const results = [
        a.getTransceivers().map(describeTransceiver),
        b.getTransceivers().map(describeTransceiver),
      ];
      closePair({ a, b });
      return { events, results };
    },
    expected: {
      events: [['negotiationneeded'], []],
      results: [
        ['0 recvonly recvonly', '1 sendrecv sendrecv'],
        ['0 sendrecv sendonly', '1 sendrecv sendrecv'],
      ],
    },
  },
];
