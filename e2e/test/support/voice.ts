import type { Participant } from './participants.ts';
import { tileOf } from './participants.ts';

declare global {
  interface Window {
    /** Lets the microphone of the page hear a voice, or silence. */
    setVoice: (isSpeaking: boolean) => void;
  }
}

/**
 * Init script that replaces the microphone by one that hears nothing until `speak` is called. The beeps of the
 * browser's own fake microphone are too short to be taken for a voice.
 */
export function useSilentMicrophone(): void {
  let context: AudioContext | null = null;
  let gain: GainNode | null = null;
  let level = 0;
  window.setVoice = (isSpeaking) => {
    level = isSpeaking ? 0.3 : 0;
    if (gain !== null) gain.gain.value = level;
  };
  const createVoice = (): MediaStreamTrack | undefined => {
    context ??= new AudioContext();
    gain = context.createGain();
    gain.gain.value = level;
    const oscillator = context.createOscillator();
    const destination = context.createMediaStreamDestination();
    oscillator.connect(gain).connect(destination);
    oscillator.start();
    return destination.stream.getAudioTracks()[0];
  };
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    for (const track of stream.getAudioTracks()) {
      stream.removeTrack(track);
      track.stop();
      const voice = createVoice();
      if (voice !== undefined) stream.addTrack(voice);
    }
    return stream;
  };
}

/** Somebody starts to speak. The page must have been opened with `useSilentMicrophone`. */
export const speak = ({ page }: Participant) => page.evaluate(() => window.setVoice(true));

export const fallSilent = ({ page }: Participant) => page.evaluate(() => window.setVoice(false));

/** The mark on the tile of a member who speaks. */
export const speakingMark = (viewer: Participant, name: string) =>
  tileOf(viewer, name).getByRole('img', { name: /speaking/i });
