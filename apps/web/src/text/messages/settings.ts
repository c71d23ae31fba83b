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
  hiddenAddress: {
    name: 'Hide my address',
    hint: 'The others see the address of the relay server instead of the network address of this device. Audio and video take a longer way, so their quality may suffer.',
  },
  /** Instead of the sentence above, where there is no relay server. */
  hiddenAddressWithoutRelay: {
    hint: 'This server has no relay, so nobody can be connected to you while this is on.',
  },
  shortcuts: {
    name: 'Keyboard shortcuts',
    hint: ({
      microphone,
      camera,
      connections,
      speaker,
      people,
      admit,
    }: {
      readonly microphone: string;
      readonly camera: string;
      readonly connections: string;
      readonly speaker: string;
      readonly people: string;
      readonly admit: string;
    }) =>
      `${formats.isolate(microphone)}: microphone, ${formats.isolate(camera)}: camera, ${formats.isolate(connections)}: connections, ${formats.isolate(speaker)}: hear who is speaking, ${formats.isolate(people)}: people, ${formats.isolate(admit)}: admit the first who waits. Hold the space bar to speak while muted.`,
  },
}));
