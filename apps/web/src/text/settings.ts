import type { CaptureKind } from '@visavis/client';

/** The settings sheet. */
export const settingsText = {
  title: 'Settings',
  inspector: 'Show the inspector in the call controls (for developers)',
  shortcuts: (keys: Readonly<Record<CaptureKind | 'connections', string>>) =>
    `Keyboard shortcuts: ${keys.microphone} for the microphone, ${keys.camera} for the camera, ${keys.connections} for the connections`,
} as const;
