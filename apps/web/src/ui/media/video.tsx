import { createEffect, type Accessor } from 'solid-js';
import { createMediaSource } from './media-source.ts';
import { restartStalledVideo } from './stalled-video.ts';

function selectSpeaker(element: HTMLMediaElement, speaker: string): void {
  if (!('setSinkId' in element) || element.sinkId === speaker) return;
  // A loudspeaker that is gone: the browser's own choice goes on.
  element.setSinkId(speaker).catch(() => {});
}

interface VideoProps {
  readonly stream: MediaStream | null;
  readonly label: string;
  readonly class?: string | undefined;
  /** One's own picture makes no sound. */
  readonly isMuted?: boolean;
  /** The id of the loudspeaker; null for the browser's choice. */
  readonly speaker?: string | null;
  /** Where the picture comes by a connection: whether it arrives. */
  readonly isReceiving?: Accessor<boolean>;
}

/** A picture with its sound. */
export function Video(props: VideoProps) {
  const show = (element: HTMLVideoElement) => {
    element.muted = props.isMuted ?? false;
    const restart = createMediaSource(element, () => props.stream);
    const isVisible = () => document.visibilityState === 'visible';
    if (props.isReceiving)
      restartStalledVideo({ element, isReceiving: props.isReceiving, isVisible, restart });
    createEffect(() => selectSpeaker(element, props.speaker ?? ''));
  };
  return (
    <video
      ref={show}
      class={props.class}
      aria-label={props.label}
      autoplay
      playsinline
      disablepictureinpicture={props.isMuted ?? false}
    />
  );
}
