import { playTones } from './tones.ts';

/** Two rising tones. */
const testHz = [523.25, 659.25] as const;

/** Plays the sound with which users test a speaker; null for the system default. Resolves when it has ended. */
export const playTestSound = (speaker: string | null): Promise<void> => playTones(speaker, testHz);
