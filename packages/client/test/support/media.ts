import wrtc from '@roamhq/wrtc';
import type { RemoteStreamKind } from '../../src/index.ts';
import { peerIdOf, type Participant } from './participants.ts';
import { waitUntil } from './wait.ts';

const { RTCAudioSink, RTCVideoSink } = wrtc.nonstandard;
/** Of 32,768. Speech is above its amplitude, silence below. */
const amplitudes = { speech: 1_000, silence: 100 };

/** Observes the video that one participant receives from another. */
export interface VideoObserver extends Disposable {
  /** The number of frames so far. */
  readonly frames: number;
  /** The size of the last frame, such as `64x48`. */
  readonly size: string;
}

function remoteTrackOf(
  one: Participant,
  other: Participant,
  streamKind: RemoteStreamKind,
  trackKind: string,
) {
  const stream = one.call.streams.getRemote(peerIdOf(other), streamKind);
  const track = stream?.getTracks().find(({ kind }) => kind === trackKind);
  if (track === undefined) throw new Error(`No ${trackKind} track in the ${streamKind} stream.`);
  return track;
}

export function observeVideo(
  one: Participant,
  other: Participant,
  streamKind: RemoteStreamKind = 'user',
): VideoObserver {
  const sink = new RTCVideoSink(remoteTrackOf(one, other, streamKind, 'video'));
  let frames = 0;
  let size = '';
  sink.onframe = ({ frame }: { frame: { width: number; height: number } }) => {
    frames += 1;
    size = `${frame.width}x${frame.height}`;
  };
  return {
    get frames() {
      return frames;
    },
    get size() {
      return size;
    },
    [Symbol.dispose]: () => sink.stop(),
  };
}

/** Waits until one participant receives video of this size from another. */
export async function waitForVideo(
  one: Participant,
  other: Participant,
  { width, height }: { readonly width: number; readonly height: number },
  streamKind: RemoteStreamKind = 'user',
): Promise<void> {
  using video = observeVideo(one, other, streamKind);
  const size = `${width}x${height}`;
  await waitUntil(`${streamKind} video of ${size}`, () => video.frames > 2 && video.size === size);
}

/** Waits until one participant receives speech or silence from another. */
export async function waitForAudio(
  one: Participant,
  other: Participant,
  expected: keyof typeof amplitudes,
  streamKind: RemoteStreamKind = 'user',
): Promise<void> {
  const sink = new RTCAudioSink(remoteTrackOf(one, other, streamKind, 'audio'));
  let silentBlocks = 0;
  let loudBlocks = 0;
  sink.ondata = ({ samples }: { samples: Int16Array }) => {
    const peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
    loudBlocks = peak > amplitudes.speech ? loudBlocks + 1 : 0;
    silentBlocks = peak < amplitudes.silence ? silentBlocks + 1 : 0;
  };
  try {
    await waitUntil(expected, () => (expected === 'speech' ? loudBlocks : silentBlocks) > 5);
  } finally {
    sink.stop();
  }
}
