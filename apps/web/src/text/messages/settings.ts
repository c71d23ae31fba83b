// Compiled from messages/en/settings.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The settings sheet. Each setting has a name and a sentence or two about it. */
export const settingsText = /* @__PURE__ */ defineText((formats) => ({
  title: 'Settings',
  inspector: {
    name: 'Inspector',
    hint: 'For developers: adds a button to the call controls.',
  },
  releasedWhileMuted: {
    name: 'Turn the microphone off completely when you mute',
    hint: 'Its light goes out. Unmuting takes a moment longer, and you are not told when you speak while muted.',
  },
  shortcuts: {
    name: 'Keyboard shortcuts',
    hint: ({
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
      `${formats.isolate(microphone)}: microphone, ${formats.isolate(camera)}: camera, ${formats.isolate(connections)}: connections, ${formats.isolate(speaker)}: hear who is speaking. Hold the space bar to speak while muted.`,
  },
}));
