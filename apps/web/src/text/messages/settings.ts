// Compiled from messages/en/settings.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The settings sheet. */
export const settingsText = /* @__PURE__ */ defineText((formats) => ({
  title: 'Settings',
  inspector: 'Show the inspector in the call controls (for developers)',
  releasedWhileMuted:
    'Turn the microphone off completely while you are muted, so that its light goes out. Unmuting takes a moment longer, and nothing can tell you that you speak while you are muted',
  shortcuts: ({
    microphone,
    camera,
    connections,
    speaker,
  }: {
    readonly microphone: string;
    readonly camera: string;
    readonly connections: string;
    readonly speaker: string;
  }) =>
    `Keyboard shortcuts: ${formats.isolate(microphone)} for the microphone, ${formats.isolate(camera)} for the camera, ${formats.isolate(connections)} for the connections, ${formats.isolate(speaker)} to hear who is speaking, and the space bar to speak while you hold it`,
}));
