/** Two short notes, in hertz, and how long each sounds, in seconds. */
const notesHz = [523.25, 659.25] as const;
const noteSeconds = 0.35;

/** Whether this browser lets a page choose the loudspeaker. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Plays two notes on a loudspeaker; null for the browser's choice. Resolves when they are over. */
export async function playTestSound(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = sink.stream;
  // A loudspeaker that is gone: the browser's own choice plays.
  if (speaker !== null && canChooseSpeaker()) await element.setSinkId(speaker).catch(() => {});
  const volume = new GainNode(context, { gain: 0.2 });
  volume.connect(sink);
  const ended = notesHz.map((frequency, place) => {
    const note = new OscillatorNode(context, { frequency });
    note.connect(volume);
    note.start(context.currentTime + place * noteSeconds);
    note.stop(context.currentTime + (place + 1) * noteSeconds);
    return new Promise((resolve) => note.addEventListener('ended', resolve, { once: true }));
  });
  try {
    await element.play();
    await Promise.all(ended);
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
