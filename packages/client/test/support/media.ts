import wrtc from '@roamhq/wrtc';
import type { RemoteStreamKind } from '../../src/index.ts';
import { peerIdOf, type Participant } from './participants.ts';
import { waitUntil } from './wait.ts';

const { RTCAudioSink, RTCVideoSink } = wrtc.nonstandard;
/** Of 32 768: what is louder is speech, what is softer is silence. */
const amplitudes = { speech: 1_000, silence: 100 };

/** Watches what one person sees of another. */
export interface VideoObserver extends Disposable {
  /** Frames that have been seen so far. */
  readonly frames: number;
  /** The size of the last one, as `64x48`. */
  readonly size: string;
}

const remoteTrackOf = (
  one: Participant,
  other: Participant,
  view: RemoteStreamKind,
  kind: string,
) => {
  const stream = one.call.streams.getRemote(peerIdOf(other), view);
  const track = stream?.getTracks().find((track) => track.kind === kind);
  if (track === undefined) throw new Error(`No ${kind} of ${view}.`);
  return track;
};

export function observeVideo(
  one: Participant,
  other: Participant,
  view: RemoteStreamKind = 'user',
): VideoObserver {
  const sink = new RTCVideoSink(remoteTrackOf(one, other, view, 'video'));
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

/** Waits until the picture of another person advances, and has the size of what they show. */
export async function waitForVideo(
  one: Participant,
  other: Participant,
  { width, height }: { readonly width: number; readonly height: number },
  view: RemoteStreamKind = 'user',
): Promise<void> {
  using watched = observeVideo(one, other, view);
  await waitUntil(
    `a ${view} of ${width}x${height}`,
    () => watched.frames > 2 && watched.size === `${width}x${height}`,
  );
}

/** Waits until another person is loud enough to be heard, or silent. */
export async function waitForAudio(
  one: Participant,
  other: Participant,
  what: keyof typeof amplitudes,
  view: RemoteStreamKind = 'user',
): Promise<void> {
  const sink = new RTCAudioSink(remoteTrackOf(one, other, view, 'audio'));
  let quiet = 0;
  let loud = 0;
  sink.ondata = ({ samples }: { samples: Int16Array }) => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    loud = peak > amplitudes.speech ? loud + 1 : 0;
    quiet = peak < amplitudes.silence ? quiet + 1 : 0;
  };
  try {
    await waitUntil(what, () => (what === 'speech' ? loud : quiet) > 5);
  } finally {
    sink.stop();
  }
}
