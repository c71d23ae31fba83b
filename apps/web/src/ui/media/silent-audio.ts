import { createEffect, type Accessor } from 'solid-js';

/** The part of a MediaStream that is used here. */
interface AudioStream {
  getAudioTracks(): readonly Pick<MediaStreamTrack, 'enabled'>[];
}

/**
 * Disables the audio tracks of a received stream while nobody here may hear them. The volume of the element would not
 * do, because browsers on iOS ignore it, and the autoplay policy decides over `muted`.
 *
 * @param isSilent undefined leaves the tracks alone
 */
export function silenceAudio(
  stream: Accessor<AudioStream | null>,
  isSilent: Accessor<boolean | undefined>,
): void {
  createEffect(() => {
    const silent = isSilent();
    if (silent === undefined) return;
    for (const track of stream()?.getAudioTracks() ?? []) track.enabled = !silent;
  });
}
