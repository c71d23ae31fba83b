import { createEffect, type Accessor } from 'solid-js';
import { createMediaSource } from './media-source.ts';
import { silenceAudio } from './silent-audio.ts';
import { restartStalledVideo } from './stalled-video.ts';

function selectSpeaker(element: HTMLMediaElement, speaker: string): void {
  if (!('setSinkId' in element) || element.sinkId === speaker) return;
  // If the speaker is not available, the system default stays.
  element.setSinkId(speaker).catch(() => {});
}

interface VideoProps {
  readonly stream: MediaStream | null;
  readonly label: string;
  readonly class?: string | undefined;
  /** For the own video. */
  readonly isMuted?: boolean;
  /** The id of the speaker; null for the system default. */
  readonly speaker?: string | null;
  /** From 0 to 1. Browsers on iOS ignore it. */
  readonly volume?: number;
  /** For the audio of a peer: whether nobody here may hear it. */
  readonly isSilent?: boolean;
  /** Called with the aspect ratio of the picture: width by height, at the first frame and when it changes. */
  readonly onRatio?: (ratio: number) => void;
  /** For the video of a peer: whether it arrives. */
  readonly isReceiving?: Accessor<boolean>;
}

/** A video with its audio. */
export function Video(props: VideoProps) {
  const show = (element: HTMLVideoElement) => {
    element.muted = props.isMuted ?? false;
    const restart = createMediaSource(element, () => props.stream);
    const isVisible = () => document.visibilityState === 'visible';
    if (props.isReceiving)
      restartStalledVideo({ element, isReceiving: props.isReceiving, isVisible, restart });
    element.addEventListener('resize', () => {
      const { videoWidth, videoHeight } = element;
      if (videoHeight > 0) props.onRatio?.(videoWidth / videoHeight);
    });
    createEffect(() => (element.volume = props.volume ?? 1));
    silenceAudio(
      () => props.stream,
      () => props.isSilent,
    );
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
