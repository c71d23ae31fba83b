// Compiled from messages/en/change-link.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Changing the link of a private call, and the notice about it. */
export const changeLinkText = /* @__PURE__ */ defineText(() => ({
  change: 'Change the link',
  changing: 'Changing…',
  hint: 'The old link stops working. Everyone in the call stays.',
  changed: 'The link has been changed.',
  failed: 'The link could not be changed. Try again.',
  notice: 'The link of this call has been changed.',
}));
