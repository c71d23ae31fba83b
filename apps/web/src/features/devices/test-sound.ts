/** The frequencies of the two tones, and their duration. */
const frequenciesHz = [523.25, 659.25] as const;
const toneSeconds = 0.35;

/** Whether this browser lets a page choose the speaker. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Plays two tones on a speaker; null for the system default. Resolves when they have ended. */
export async function playTestSound(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = sink.stream;
  // If the speaker is not available, the system default plays.
  if (speaker !== null && canChooseSpeaker()) await element.setSinkId(speaker).catch(() => {});
  const volume = new GainNode(context, { gain: 0.2 });
  volume.connect(sink);
  const ended = frequenciesHz.map((frequency, index) => {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(volume);
    oscillator.start(context.currentTime + index * toneSeconds);
    oscillator.stop(context.currentTime + (index + 1) * toneSeconds);
    return new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }));
  });
  try {
    await element.play();
    await Promise.all(ended);
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
