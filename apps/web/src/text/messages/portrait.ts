// Compiled from messages/en/portrait.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The small picture that somebody in the waiting room shows to those who can let them in. */
export const portraitText = /* @__PURE__ */ defineText((formats) => ({
  offer: 'Show a picture of you',
  offered:
    'The people in the call can see this picture until you are in. Whoever runs the server cannot.',
  own: 'The picture of you',
  takeBack: 'Take it back',
  of: ({ name }: { readonly name: string }) => `Picture of ${formats.isolate(name)}`,
}));
