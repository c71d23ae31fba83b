// Compiled from messages/en/devices.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Cameras, microphones and speakers. */
export const devicesText = /* @__PURE__ */ defineText((formats) => ({
  testSound: 'Play a test sound',
  names: {
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Speaker',
  },
  /** A device for which the browser knows no name. */
  unnamed: {
    microphone: ({ number }: { readonly number: string }) =>
      `Microphone ${formats.isolate(number)}`,
    camera: ({ number }: { readonly number: string }) => `Camera ${formats.isolate(number)}`,
    speaker: ({ number }: { readonly number: string }) => `Speaker ${formats.isolate(number)}`,
  },
  systemDefault: 'System default',
  systemDefaultNamed: ({ device }: { readonly device: string }) =>
    `${formats.isolate(device)} (system default)`,
  quality: 'Video quality',
  qualityNames: {
    auto: 'Automatic',
    '1080p': 'Full HD (1080p)',
    '720p': 'HD (720p)',
    '360p': 'Low (360p), saves data',
  },
  titleSentence: ({ title }: { readonly title: string }) => `${formats.isolate(title)}.`,
  /** What is wrong with a device, or with both, and what to do about it. */
  help: {
    denied: {
      camera: {
        title: 'The camera is blocked',
        text: 'Allow access with the icon next to the address, then try again. If it stays blocked, check in your system’s privacy settings whether the browser may use the camera.',
      },
      microphone: {
        title: 'The microphone is blocked',
        text: 'Allow access with the icon next to the address, then try again. If it stays blocked, check in your system’s privacy settings whether the browser may use the microphone.',
      },
      both: {
        title: 'The camera and microphone are blocked',
        text: 'Allow access with the icon next to the address, then try again. If they stay blocked, check in your system’s privacy settings whether the browser may use the camera and microphone.',
      },
    },
    missing: {
      camera: {
        title: 'No camera found',
        text: 'Connect a camera. It starts automatically. You can also join without it.',
      },
      microphone: {
        title: 'No microphone found',
        text: 'Connect a microphone. It starts automatically. You can also join without it.',
      },
      both: {
        title: 'No camera or microphone found',
        text: 'Connect a camera and microphone. They start automatically. You can also join without them.',
      },
    },
    busy: {
      camera: {
        title: 'The camera does not start',
        text: 'Another program or browser tab may be using it. Close it and try again, or choose another device.',
      },
      microphone: {
        title: 'The microphone does not start',
        text: 'Another program or browser tab may be using it. Close it and try again, or choose another device.',
      },
      both: {
        title: 'The camera and microphone do not start',
        text: 'Another program or browser tab may be using them. Close it and try again, or choose another device.',
      },
    },
    overconstrained: {
      camera: {
        title: 'The camera does not support the selected quality',
        text: 'Choose another device or a lower quality, then try again.',
      },
      microphone: {
        title: 'The microphone does not support the selected quality',
        text: 'Choose another device or a lower quality, then try again.',
      },
      both: {
        title: 'The camera and microphone do not support the selected quality',
        text: 'Choose another device or a lower quality, then try again.',
      },
    },
    insecure: {
      camera: {
        title: 'No camera on an insecure page',
        text: 'Browsers allow camera and microphone only on https pages and on localhost. On a home network, open this page with https, or as http://localhost:4000 on the computer that runs the server.',
      },
      microphone: {
        title: 'No microphone on an insecure page',
        text: 'Browsers allow camera and microphone only on https pages and on localhost. On a home network, open this page with https, or as http://localhost:4000 on the computer that runs the server.',
      },
      both: {
        title: 'No camera or microphone on an insecure page',
        text: 'Browsers allow camera and microphone only on https pages and on localhost. On a home network, open this page with https, or as http://localhost:4000 on the computer that runs the server.',
      },
    },
  },
}));
