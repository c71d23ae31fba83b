import { createSignal } from 'solid-js';

/** What of a media element matters here. */
export type Playable = Pick<HTMLMediaElement, 'muted' | 'play'>;

const [blocked, setBlocked] = createSignal<ReadonlySet<Playable>>(new Set());

/** Whether the browser holds back the sound of anything on the page until the person touches it. */
export const isAudioBlocked = (): boolean => blocked().size > 0;

const isAutoplayRefusal = (error: unknown) =>
  error instanceof Error && error.name === 'NotAllowedError';

/**
 * Plays what an element shows. Where the browser refuses sound without a touch, the picture plays alone
 * and the element is noted, for `releaseSound`.
 */
export function play(element: Playable): void {
  element.play().catch((error: unknown) => {
    // Anything else is a stream that was exchanged meanwhile; its own play() follows.
    if (!isAutoplayRefusal(error) || element.muted) return;
    element.muted = true;
    setBlocked((before) => new Set([...before, element]));
    element.play().catch(() => {});
  });
}

/** Forgets an element that is gone. */
export function forgetPlayback(element: Playable): void {
  if (!blocked().has(element)) return;
  setBlocked((before) => new Set([...before].filter((other) => other !== element)));
}

/** Lets the sound out. To be called from a press or a touch, as the browser asks for one. */
export function unblockAudio(): void {
  const elements = blocked();
  setBlocked(new Set<Playable>());
  for (const element of elements) {
    element.muted = false;
    play(element);
  }
}
