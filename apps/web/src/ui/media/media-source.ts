import { createEffect, createMemo, onCleanup, untrack, type Accessor } from 'solid-js';
import { forgetPlayback, play, type Playable } from './playback.ts';

/** The part of a media element that is used here. */
interface MediaElement<Stream> extends Playable {
  srcObject: Stream | null;
}

/**
 * Shows a stream in a media element. Assigns `srcObject` only when the stream changes: assigning the same stream
 * again makes the browser reload it, with a black frame and a gap in the audio.
 *
 * @returns assigns the same stream again, on purpose
 */
export function createMediaSource<Stream>(
  element: MediaElement<Stream>,
  stream: Accessor<Stream | null>,
): () => void {
  const current = createMemo(stream);
  const assign = () => {
    element.srcObject = current();
    if (current() !== null) play(element);
  };
  createEffect(assign);
  onCleanup(() => {
    forgetPlayback(element);
    element.srcObject = null;
  });
  return () => untrack(assign);
}
