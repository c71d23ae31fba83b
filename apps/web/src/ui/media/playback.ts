import { createSignal } from 'solid-js';

/** The part of a media element that is used here. */
export type Playable = Pick<HTMLMediaElement, 'muted' | 'play'>;

const [blocked, setBlocked] = createSignal<ReadonlySet<Playable>>(new Set());

/** Whether the autoplay policy of the browser blocks audio until the user interacts with the page. */
export const isAudioBlocked = (): boolean => blocked().size > 0;

const isAutoplayRefusal = (error: unknown) =>
  error instanceof Error && error.name === 'NotAllowedError';

/**
 * Plays an element. If the browser blocks audio, plays the video muted and remembers the element for
 * {@link unblockAudio}.
 */
export function play(element: Playable): void {
  element.play().catch((error: unknown) => {
    // Any other error means that the stream was replaced in the meantime, which calls play() again.
    if (!isAutoplayRefusal(error) || element.muted) return;
    element.muted = true;
    setBlocked((before) => new Set([...before, element]));
    element.play().catch(() => {});
  });
}

/** Forgets an element that is no longer used. */
export function forgetPlayback(element: Playable): void {
  if (!blocked().has(element)) return;
  setBlocked((before) => new Set([...before].filter((other) => other !== element)));
}

/** Unmutes the blocked elements. Must be called from a user interaction. */
export function unblockAudio(): void {
  const elements = blocked();
  setBlocked(new Set<Playable>());
  for (const element of elements) {
    element.muted = false;
    play(element);
  }
}
