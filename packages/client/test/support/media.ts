import wrtc from '@roamhq/wrtc';
import type { RemoteView } from '../../src/index.ts';
import { idOf, type Person } from './people.ts';
import { eventually } from './wait.ts';

const { RTCAudioSink, RTCVideoSink } = wrtc.nonstandard;
/** Of 32 768: what is louder is speech, what is softer is silence. */
const loudness = { speech: 1_000, silence: 100 };

/** Watches what one person sees of another. */
export interface Watch extends Disposable {
  /** Frames that have been seen so far. */
  readonly frames: number;
  /** The size of the last one, as `64x48`. */
  readonly size: string;
}

const trackOf = (one: Person, other: Person, view: RemoteView, kind: string) => {
  const stream = one.call.streams.of(idOf(other), view);
  const track = stream?.getTracks().find((track) => track.kind === kind);
  if (track === undefined) throw new Error(`No ${kind} of ${view}.`);
  return track;
};

export function watch(one: Person, other: Person, view: RemoteView = 'person'): Watch {
  const sink = new RTCVideoSink(trackOf(one, other, view, 'video'));
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
export async function sees(
  one: Person,
  other: Person,
  { width, height }: { readonly width: number; readonly height: number },
  view: RemoteView = 'person',
): Promise<void> {
  using watched = watch(one, other, view);
  await eventually(
    `a ${view} of ${width}x${height}`,
    () => watched.frames > 2 && watched.size === `${width}x${height}`,
  );
}

/** Waits until another person is loud enough to be heard, or silent. */
export async function hears(
  one: Person,
  other: Person,
  what: keyof typeof loudness,
  view: RemoteView = 'person',
): Promise<void> {
  const sink = new RTCAudioSink(trackOf(one, other, view, 'audio'));
  let quiet = 0;
  let loud = 0;
  sink.ondata = ({ samples }: { samples: Int16Array }) => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    loud = peak > loudness.speech ? loud + 1 : 0;
    quiet = peak < loudness.silence ? quiet + 1 : 0;
  };
  try {
    await eventually(what, () => (what === 'speech' ? loud : quiet) > 5);
  } finally {
    sink.stop();
  }
}
