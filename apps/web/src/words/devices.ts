import type { CaptureFailure, CaptureKind, Device, MediaQuality } from '@visavis/client';

interface Help {
  readonly title: string;
  readonly text: string;
}

const names: Readonly<Record<Device['kind'], string>> = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
};

const help: Readonly<Record<CaptureFailure, (kind: CaptureKind) => Help>> = {
  denied: (kind) => ({
    title: `The ${kind} is blocked`,
    text: `Allow it by the ${kind} or padlock icon beside the address, then try again. If it stays blocked, look in your system’s privacy settings whether the browser may use the ${kind}.`,
  }),
  missing: (kind) => ({
    title: `There is no ${kind}`,
    text: `Plug one in and it starts by itself. You can join without it.`,
  }),
  busy: (kind) => ({
    title: `The ${kind} does not start`,
    text: `Another program or tab may be using it. Close that and try again, or choose another ${kind}.`,
  }),
  'over-constrained': (kind) => ({
    title: `The ${kind} cannot do what is asked of it`,
    text: `Choose another ${kind} or a lower quality, then try again.`,
  }),
  insecure: (kind) => ({
    title: `No ${kind} on a page that is not secure`,
    text: 'Browsers give camera and microphone only to https pages and to localhost. On a home network, open this page by https, or on the computer that runs it as http://localhost:4000.',
  }),
};

const qualityNames: Readonly<Record<MediaQuality, string>> = {
  auto: 'Automatic',
  '1080p': 'Full HD (1080p)',
  '720p': 'HD (720p)',
  '360p': 'Small (360p), saves data',
};

/** Cameras, microphones and loudspeakers. */
export const deviceWords = {
  names,
  help,
  qualityNames,
  quality: 'Picture quality',
  browserChoice: 'Chosen by the browser',
  unnamed: (kind: Device['kind'], place: number) => `${names[kind]} ${place}`,
  again: 'Try again',
  level: 'Microphone level',
  testSound: 'Play a test sound',
  settings: 'Settings',
} as const;
