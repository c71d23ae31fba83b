// Compiled from messages/en/flip-camera.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The button that changes between the front and the back camera of a phone. */
export const flipCameraText = /* @__PURE__ */ defineText(() => ({
  flip: 'Switch camera',
}));
