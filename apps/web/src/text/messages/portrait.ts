// Compiled from messages/en/portrait.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The small picture that somebody in the waiting room shows to those who can let them in. */
export const portraitText = /* @__PURE__ */ defineText((formats) => ({
  offer: 'Show a picture of you',
  offered: 'Those who can let you in see this picture. Whoever runs the server does not.',
  own: 'The picture of you',
  takeBack: 'Take it back',
  of: ({ name }: { readonly name: string }) => `Picture of ${formats.isolate(name)}`,
}));
