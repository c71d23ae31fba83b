import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  localDescriptionOf,
  describeTransceiver,
  closePair,
  recordEvents,
  negotiate,
  outcome,
} from './connection-pair.ts';

const kinds = ['audio', 'video', 'video', 'audio'] as const;

export const transceiverBehaviours: readonly Behaviour[] = [
  {
    name: 'the offerer’s transceivers become media sections in their order, and the answerer adopts them',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      for (const kind of kinds) a.addTransceiver(kind, { direction: 'sendrecv' });
      a.createDataChannel('x', { negotiated: true, id: 0 });
      const offerer = [a.getTransceivers().map(describeTransceiver)];
      await a.setLocalDescription();
      offerer.push(a.getTransceivers().map(describeTransceiver));
      await b.setRemoteDescription(localDescriptionOf(a));
      const made = b
        .getTransceivers()
        .map((each) => `${describeTransceiver(each)} ${each.receiver.track.kind}`);
      for (const transceiver of b.getTransceivers()) transceiver.direction = 'sendrecv';
      b.createDataChannel('x', { negotiated: true, id: 0 });
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      const needs = [
        ...recordEvents(a, 'negotiationneeded'),
        ...recordEvents(b, 'negotiationneeded'),
      ];
      await environment.settle();
      offerer.push(a.getTransceivers().map(describeTransceiver));
      const adopted = b.getTransceivers().map(describeTransceiver);
      closePair({ a, b });
      return { offerer, made, adopted, needs };
    },
    expected: {
      offerer: [
        kinds.map(() => 'null sendrecv null'),
        kinds.map((_, mid) => `${mid} sendrecv null`),
        kinds.map((_, mid) => `${mid} sendrecv sendrecv`),
      ],
      made: kinds.map((kind, mid) => `${mid} recvonly null ${kind}`),
      adopted: kinds.map((_, mid) => `${mid} sendrecv sendrecv`),
      needs: [],
    },
  },
  {
    name: 'what the answerer made by addTransceiver is not matched to what is offered',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      b.addTransceiver('audio');
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const events = recordEvents(b, 'negotiationneeded');
      await b.setLocalDescription();
      const seen = b.getTransceivers().map(({ mid }) => mid);
      await environment.settle();
      closePair({ a, b });
      return { seen, events };
    },
    expected: { seen: [null, '0', '1'], events: ['negotiationneeded'] },
  },
  {
    name: 'a changed direction has to be negotiated, and is agreed on by both wishes',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = [recordEvents(a, 'negotiationneeded'), recordEvents(b, 'negotiationneeded')];
      const [first] = a.getTransceivers();
      if (first) first.direction = 'recvonly';
      await environment.settle();
      await negotiate(a, b);
      await environment.settle();
      const seen = [
        a.getTransceivers().map(describeTransceiver),
        b.getTransceivers().map(describeTransceiver),
      ];
      closePair({ a, b });
      return { events, seen };
    },
    expected: {
      events: [['negotiationneeded'], []],
      seen: [
        ['0 recvonly recvonly', '1 sendrecv sendrecv'],
        ['0 sendrecv sendonly', '1 sendrecv sendrecv'],
      ],
    },
  },
  {
    name: 'replaceTrack needs no negotiation, whether a track comes, changes or goes',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = [
        ...recordEvents(a, 'negotiationneeded'),
        ...recordEvents(b, 'negotiationneeded'),
      ];
      const senders = a.getTransceivers().map(({ sender }) => sender);
      const [audio, video] = senders;
      const camera = environment.createTrack('video');
      await video?.replaceTrack(camera);
      const came = video?.track === camera;
      await video?.replaceTrack(environment.createTrack('video'));
      const changed = video?.track !== camera;
      await audio?.replaceTrack(null);
      const wrong = await outcome(() => video?.replaceTrack(environment.createTrack('audio')));
      await environment.settle();
      closePair({ a, b });
      return { events, came, changed, gone: audio?.track, wrong };
    },
    expected: { events: [], came: true, changed: true, gone: null, wrong: 'TypeError' },
  },
  {
    name: 'frames of a track arrive once it is put into a slot',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const pictures = async () => {
        let frames = 0;
        (await b.getStats()).forEach((entry: Readonly<Record<string, unknown>>) => {
          const { type, kind, framesReceived } = entry;
          if (type === 'inbound-rtp' && kind === 'video') frames += Number(framesReceived ?? 0);
        });
        return frames;
      };
      const before = await pictures();
      await a.getTransceivers()[1]?.sender.replaceTrack(environment.createTrack('video'));
      await environment.until('pictures arrive', async () => (await pictures()) > 5);
      closePair({ a, b });
      return { before };
    },
    expected: { before: 0 },
  },
  {
    name: 'a sender’s parameters are changed by what getParameters gave, once',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const sender = a.addTransceiver('video').sender;
      const first = sender.getParameters();
      const scaled = {
        ...first,
        encodings: first.encodings.map((encoding) => ({ ...encoding, scaleResolutionDownBy: 2 })),
      };
      const seen = [await outcome(() => sender.setParameters(scaled))];
      const scale = sender.getParameters().encodings[0]?.scaleResolutionDownBy;
      const second = sender.getParameters();
      seen.push(
        await outcome(() => sender.setParameters({ ...second, encodings: [] })),
        await outcome(() => sender.setParameters(sender.getParameters())),
        await outcome(() => sender.setParameters(second)),
      );
      closePair({ a, b });
      return { seen, scale };
    },
    expected: {
      seen: ['done', 'InvalidModificationError', 'done', 'InvalidStateError'],
      scale: 2,
    },
  },
];
