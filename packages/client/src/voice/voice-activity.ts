/** What the levels so far say about a voice. */
export interface VoiceActivity {
  readonly isSpeaking: boolean;
  /** While silent: the number of loud samples in a row. */
  readonly loudCount: number;
  /** While speaking: how long it has been quiet, in milliseconds. */
  readonly quietMs: number;
}

export const noVoice: VoiceActivity = { isSpeaking: false, loudCount: 0, quietMs: 0 };

const continuousVoice: VoiceActivity = { isSpeaking: true, loudCount: 0, quietMs: 0 };

/**
 * Levels are root mean squares from 0 to 1: 1 is 0 dBov, 0.01 is -40 dBov, 0.003 is -50 dBov. Speech that went
 * through the gain control of a browser is at -20 to -35 dBov, soft speech at -40, and a room with a fan, after
 * noise suppression, below -55.
 */
export const voiceLevels = { speaking: 0.01, silent: 0.003 } as const;

/** A key or a door is loud in one sample; a syllable, of 150 to 300 ms, in two that are 100 ms apart. */
const loudCountOfSpeech = 2;

/** Pauses inside a sentence are shorter: breath and commas take 200 to 600 ms. */
export const silentAfterMs = 800;

/**
 * The activity after another sample. Time is counted in samples, so that a page that was suspended does not take
 * what it has not heard for silence.
 *
 * @param level from 0 to 1
 * @param sampleMs how long the level stands for, in milliseconds
 */
export function nextVoiceActivity(
  { isSpeaking, loudCount, quietMs }: VoiceActivity,
  level: number,
  sampleMs: number,
): VoiceActivity {
  if (!isSpeaking) {
    if (level < voiceLevels.speaking) return noVoice;
    return loudCount + 1 < loudCountOfSpeech
      ? { ...noVoice, loudCount: loudCount + 1 }
      : continuousVoice;
  }
  if (level >= voiceLevels.silent) return continuousVoice;
  return quietMs + sampleMs < silentAfterMs
    ? { ...continuousVoice, quietMs: quietMs + sampleMs }
    : noVoice;
}
