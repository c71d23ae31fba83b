import type { Behaviour } from './environment.ts';
import { connectPair, createPair, closePair, recordEvents, outcome } from './connection-pair.ts';

/** Tracks and parameters of senders. */
export const senderBehaviours: readonly Behaviour[] = [
  {
    name: 'replaceTrack needs no negotiation to set, replace or remove a track',
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
      const isSet = video?.track === camera;
      await video?.replaceTrack(environment.createTrack('video'));
      const isReplaced = video?.track !== camera;
      await audio?.replaceTrack(null);
      const wrongKind = await outcome(() => video?.replaceTrack(environment.createTrack('audio')));
      await environment.settle();
      closePair({ a, b });
      return { events, isSet, isReplaced, removed: audio?.track, wrongKind };
    },
    expected: { events: [], isSet: true, isReplaced: true, removed: null, wrongKind: 'TypeError' },
  },
  {
    name: 'frames arrive once replaceTrack sets a track',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const countFrames = async () => {
        let frames = 0;
        (await b.getStats()).forEach((entry: Readonly<Record<string, unknown>>) => {
          const { type, kind, framesReceived } = entry;
          if (type === 'inbound-rtp' && kind === 'video') frames += Number(framesReceived ?? 0);
        });
        return frames;
      };
      const before = await countFrames();
      await a.getTransceivers()[1]?.sender.replaceTrack(environment.createTrack('video'));
      await environment.until('frames arrive', async () => (await countFrames()) > 5);
      closePair({ a, b });
      return { before };
    },
    expected: { before: 0 },
  },
  {
    name: 'setParameters accepts each result of getParameters once',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const sender = a.addTransceiver('video').sender;
      const first = sender.getParameters();
      const scaled = {
        ...first,
        encodings: first.encodings.map((encoding) => ({ ...encoding, scaleResolutionDownBy: 2 })),
      };
      const results = [await outcome(() => sender.setParameters(scaled))];
      const scale = sender.getParameters().encodings[0]?.scaleResolutionDownBy;
      const second = sender.getParameters();
      results.push(
        await outcome(() => sender.setParameters({ ...second, encodings: [] })),
        await outcome(() => sender.setParameters(sender.getParameters())),
        await outcome(() => sender.setParameters(second)),
      );
      closePair({ a, b });
      return { results, scale };
    },
    expected: {
      results: ['done', 'InvalidModificationError', 'done', 'InvalidStateError'],
      scale: 2,
    },
  },
];
