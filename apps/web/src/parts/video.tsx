import type { ConnectionStats } from '@visavis/client';
import { createEffect } from 'solid-js';
import { createSource } from './source.ts';
import { createThaw } from './thaw.ts';

function useSpeaker(element: HTMLMediaElement, speaker: string): void {
  if (!('setSinkId' in element) || element.sinkId === speaker) return;
  // A loudspeaker that is gone: the browser's own choice goes on.
  element.setSinkId(speaker).catch(() => {});
}

interface VideoProps {
  readonly stream: MediaStream | null;
  readonly label: string;
  readonly class?: string | undefined;
  /** One's own picture makes no sound. */
  readonly silent?: boolean;
  /** The id of the loudspeaker; null for the browser's choice. */
  readonly speaker?: string | null;
  /** The last look at the connection that the picture comes by; none where it comes from this device. */
  readonly stats?: ConnectionStats | null;
}

/** A picture with its sound. */
export function Video(props: VideoProps) {
  const show = (element: HTMLVideoElement) => {
    element.muted = props.silent ?? false;
    const restart = createSource(element, () => props.stream);
    const isVisible = () => document.visibilityState === 'visible';
    createThaw({ element, stats: () => props.stats ?? null, isVisible, restart });
    createEffect(() => useSpeaker(element, props.speaker ?? ''));
  };
  return (
    <video
      ref={show}
      class={props.class}
      aria-label={props.label}
      autoplay
      playsinline
      disablepictureinpicture={props.silent ?? false}
    />
  );
}
