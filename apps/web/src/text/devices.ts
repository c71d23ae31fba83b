import type { CaptureFailure, CaptureKind, MediaDevice, MediaQuality } from '@visavis/client';

interface Help {
  readonly title: string;
  readonly text: string;
  /** Whether it helps to request the device again. */
  readonly canRetry: boolean;
}

const names: Readonly<Record<MediaDevice['kind'], string>> = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
};

/** The words that depend on how many devices a sentence is about. */
interface Nouns {
  readonly devices: string;
  readonly is: string;
  readonly does: string;
  readonly it: string;
  readonly remains: string;
  readonly starts: string;
}

const singular = { is: 'is', does: 'does', it: 'it', remains: 'it stays', starts: 'It starts' };
const plural = {
  is: 'are',
  does: 'do',
  it: 'them',
  remains: 'they stay',
  starts: 'They start',
};

function nouns(kinds: readonly CaptureKind[]): Nouns {
  return kinds.length > 1
    ? { devices: 'camera and microphone', ...plural }
    : { devices: kinds[0] ?? 'device', ...singular };
}

const help: Readonly<Record<CaptureFailure, (nouns: Nouns) => Help>> = {
  denied: ({ devices, is, remains }) => ({
    title: `The ${devices} ${is} blocked`,
    text: `Allow access with the icon next to the address, then try again. If ${remains} blocked, check in your system’s privacy settings whether the browser may use the ${devices}.`,
    canRetry: true,
  }),
  missing: ({ devices, it, starts }) => ({
    title: `No ${devices} found`,
    text: `Connect a ${devices}. ${starts} automatically. You can also join without ${it}.`,
    canRetry: true,
  }),
  busy: ({ devices, does, it }) => ({
    title: `The ${devices} ${does} not start`,
    text: `Another program or browser tab may be using ${it}. Close it and try again, or choose another device.`,
    canRetry: true,
  }),
  overconstrained: ({ devices, does }) => ({
    title: `The ${devices} ${does} not support the selected quality`,
    text: 'Choose another device or a lower quality, then try again.',
    canRetry: true,
  }),
  insecure: ({ devices }) => ({
    title: `No ${devices} on a page that is not secure`,
    text: 'Browsers allow camera and microphone only on https pages and on localhost. On a home network, open this page with https, or as http://localhost:4000 on the computer that runs the server.',
    canRetry: false,
  }),
};

/** What is wrong with one or both devices, and what to do about it. */
const helpWith = (failure: CaptureFailure, kinds: readonly CaptureKind[]): Help =>
  help[failure](nouns(kinds));

const qualityNames: Readonly<Record<MediaQuality, string>> = {
  auto: 'Automatic',
  '1080p': 'Full HD (1080p)',
  '720p': 'HD (720p)',
  '360p': 'Low (360p), saves data',
};

/** Cameras, microphones and speakers. */
export const deviceText = {
  names,
  helpWith,
  qualityNames,
  quality: 'Video quality',
  /** @param device the label of the device that the browser uses; null if unknown */
  browserDefault: (device: string | null) =>
    device === null ? 'Browser default' : `Browser default (${device})`,
  unnamed: (kind: MediaDevice['kind'], number: number) => `${names[kind]} ${number}`,
  level: 'Microphone level',
  testSound: 'Play a test sound',
} as const;
