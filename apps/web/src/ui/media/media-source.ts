import { createEffect, createMemo, onCleanup, untrack, type Accessor } from 'solid-js';
import { forgetPlayback, play, type Playable } from './playback.ts';

/** What of a media element matters here. */
interface MediaElement<Stream> extends Playable {
  srcObject: Stream | null;
}

/**
 * Shows a stream in a media element. The element is told of a stream only when it is another one: told
 * of the same again, the browser loads it anew, with a black moment and a gap in the sound.
 *
 * @returns tells it of the same again all the same
 */
export function createMediaSource<Stream>(
  element: MediaElement<Stream>,
  stream: Accessor<Stream | null>,
): () => void {
  const shown = createMemo(stream);
  const show = () => {
    element.srcObject = shown();
    if (shown() !== null) play(element);
  };
  createEffect(show);
  onCleanup(() => {
    forgetPlayback(element);
    element.srcObject = null;
  });
  return () => untrack(show);
}
