/** How long each tone lasts. */
const toneSeconds = 0.35;

/** Whether this browser lets a page choose the speaker. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/**
 * Plays tones on a speaker, one after the other. Resolves when they have ended.
 *
 * @param speaker null for the system default, which also plays if the speaker is not available
 */
export async function playTones(
  speaker: string | null,
  frequenciesHz: readonly number[],
): Promise<void> {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = sink.stream;
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
