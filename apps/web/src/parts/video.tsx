import { createEffect, type Accessor } from 'solid-js';
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
  /** Where the picture comes by a connection: whether it arrives. */
  readonly arrives?: Accessor<boolean>;
}

/** A picture with its sound. */
export function Video(props: VideoProps) {
  const show = (element: HTMLVideoElement) => {
    element.muted = props.silent ?? false;
    const restart = createSource(element, () => props.stream);
    const isVisible = () => document.visibilityState === 'visible';
    if (props.arrives) createThaw({ element, arrives: props.arrives, isVisible, restart });
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
