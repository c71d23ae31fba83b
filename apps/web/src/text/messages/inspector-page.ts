// Compiled from messages/en/inspector-page.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The page and the panel that contain the inspector. */
export const inspectorPageText = /* @__PURE__ */ defineText(() => ({
  title: 'Inspector',
  pageTitle: 'Inspector · Visavis',
  panelLabel: 'Inspector of this page',
  moveToSide: 'Move to the side',
  moveToBottom: 'Move to the bottom',
  resize: 'Resize the inspector',
  stately: 'Stately',
  statelyHint: 'Open the Stately inspector',
  statelyPopupBlocked: 'Your browser blocked the window. Press to open it.',
}));
