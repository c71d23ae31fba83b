import type { PeerConnection } from '../rtc/webrtc-types.ts';
import { closePair, connectPair } from './connection-pair.ts';
import type { Behaviour } from './environment.ts';

/**
 * When the last video frame arrived on a connection; 0 if none arrived recently. Audio is ignored, because
 * browsers do not count audio that is not played.
 */
const latestFrameTimestamp = (connection: PeerConnection): number =>
  Math.max(
    0,
    ...connection
      .getReceivers()
      .filter(({ track }) => track.kind === 'video')
      .flatMap((receiver) => receiver.getSynchronizationSources())
      .map(({ timestamp }) => timestamp),
  );

/** The newest source of the first receiver, which receives audio. */
const newestAudioSource = (connection: PeerConnection) =>
  connection.getReceivers()[0]?.getSynchronizationSources()[0];

/** What receivers tell about the media that arrives. */
export const receivedMediaBehaviours: readonly Behaviour[] = [
  {
    name: 'arriving frames advance the timestamp of their source, which stops while the path is broken',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const before = latestFrameTimestamp(b);
      await a.getTransceivers()[1]?.sender.replaceTrack(environment.createTrack('video'));
      await environment.until('a frame arrives', () => latestFrameTimestamp(b) > 0);
      const first = latestFrameTimestamp(b);
      await environment.until('more frames arrive', () => latestFrameTimestamp(b) > first);
      await environment.setPath(false);
      await environment.settle();
      const last = latestFrameTimestamp(b);
      await environment.settle();
      const advance = latestFrameTimestamp(b) - last;
      const state = b.connectionState;
      await environment.setPath(true);
      await environment.until('frames arrive again', () => latestFrameTimestamp(b) > last);
      closePair({ a, b });
      return { before, advance, state };
    },
    expected: { before: 0, advance: 0, state: 'connected' },
  },
  {
    name: 'audio that is played has a level, and its source stops when nothing is sent',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const [receiver] = b.getReceivers();
      if (receiver !== undefined) environment.play(receiver.track);
      await environment.until(
        'the audio is loud',
        () => (newestAudioSource(b)?.audioLevel ?? 0) > 0.01,
      );
      const level = newestAudioSource(b)?.audioLevel ?? 0;
      await a.getTransceivers()[0]?.sender.replaceTrack(null);
      await environment.until('nothing is played any more', async () => {
        const last = newestAudioSource(b)?.timestamp;
        await environment.settle();
        return newestAudioSource(b)?.timestamp === last;
      });
      closePair({ a, b });
      return { isInRange: level <= 1 };
    },
    expected: { isInRange: true },
  },
];
