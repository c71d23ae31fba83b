import type { CaptureFailure, CaptureKind, MediaDevice, MediaQuality } from '@visavis/client';

interface Help {
  readonly title: string;
  readonly text: string;
  /** Whether it helps to ask the browser once more. */
  readonly canRetry: boolean;
}

const names: Readonly<Record<MediaDevice['kind'], string>> = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
};

/** How sentences speak of one device, or of both at once. */
interface Nouns {
  readonly bare: string;
  readonly is: string;
  readonly does: string;
  readonly starts: string;
  readonly stays: string;
  readonly itself: string;
}

const one = { is: 'is', does: 'does', starts: 'it starts', stays: 'it stays', itself: 'itself' };
const several = {
  is: 'are',
  does: 'do',
  starts: 'they start',
  stays: 'they stay',
  itself: 'themselves',
};

function nouns(kinds: readonly CaptureKind[]): Nouns {
  return kinds.length > 1
    ? { bare: 'camera and microphone', ...several }
    : { bare: kinds[0] ?? 'device', ...one };
}

const help: Readonly<Record<CaptureFailure, (nouns: Nouns) => Help>> = {
  denied: ({ bare, is, stays }) => ({
    title: `The ${bare} ${is} blocked`,
    text: `Allow access by the icon beside the address, then try again. If ${stays} blocked, look in your system’s privacy settings whether the browser may use the ${bare}.`,
    canRetry: true,
  }),
  missing: ({ bare, starts, itself }) => ({
    title: `No ${bare} found`,
    text: `Plug in what is missing and ${starts} by ${itself}. You can join without.`,
    canRetry: true,
  }),
  busy: ({ bare, does }) => ({
    title: `The ${bare} ${does} not start`,
    text: 'Another program or tab may be using it. Close that and try again, or choose another device.',
    canRetry: true,
  }),
  overconstrained: ({ bare }) => ({
    title: `The ${bare} cannot do what is asked`,
    text: 'Choose another device or a lower quality, then try again.',
    canRetry: true,
  }),
  insecure: ({ bare }) => ({
    title: `No ${bare} on a page that is not secure`,
    text: 'Browsers give camera and microphone only to https pages and to localhost. On a home network, open this page by https, or as http://localhost:4000 on the computer that runs it.',
    canRetry: false,
  }),
};

/** What is the matter with one or both devices, and what to do about it. */
const helpWith = (failure: CaptureFailure, kinds: readonly CaptureKind[]): Help =>
  help[failure](nouns(kinds));

const qualityNames: Readonly<Record<MediaQuality, string>> = {
  auto: 'Automatic',
  '1080p': 'Full HD (1080p)',
  '720p': 'HD (720p)',
  '360p': 'Small (360p), saves data',
};

/** Cameras, microphones and loudspeakers. */
export const deviceText = {
  names,
  helpWith,
  qualityNames,
  quality: 'Picture quality',
  /** The device is named where it is known. */
  browserChoice: (device: string | null) =>
    device === null ? 'Chosen by the browser' : `Chosen by the browser (${device})`,
  unnamed: (kind: MediaDevice['kind'], place: number) => `${names[kind]} ${place}`,
  level: 'Microphone level',
  testSound: 'Play a test sound',
  settings: 'Settings',
  inspector: 'Inspector among the controls, for developers',
  shortcuts: (keys: Readonly<Record<CaptureKind | 'connections', string>>) =>
    `Shortcut keys: ${keys.microphone} for the microphone, ${keys.camera} for the camera, ${keys.connections} for the connections`,
} as const;
