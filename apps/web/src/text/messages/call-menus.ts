// Compiled from messages/en/call-menus.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The menus of tiles, and "More" in the toolbar. */
export const callMenusText = /* @__PURE__ */ defineText(() => ({
  layout: 'Layout',
  layouts: {
    automatic: 'Automatic',
    grid: 'Grid',
    speaker: 'Speaker',
  },
  /** Where the own video is. */
  ownVideos: {
    automatic: 'Automatic',
    tile: 'As a tile',
    corner: 'In a corner',
    hidden: 'Hidden',
  },
  flipCamera: 'Switch camera',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  whoSpeaks: 'Say who is speaking',
  enlarge: 'Enlarge',
  makeSmaller: 'Make smaller',
  hideOwnVideo: 'Hide self-view',
  corner: 'Corner',
  /** Corners of the stage. In a language that is written from right to left, the start of a line is on the right. */
  corners: {
    topStart: 'Top left',
    topEnd: 'Top right',
    bottomStart: 'Bottom left',
    bottomEnd: 'Bottom right',
  },
  connectionDetails: 'Connection details',
  stopWatching: 'Stop watching',
  ownVideo: 'Your video',
  stopReceivingVideo: 'Stop receiving video',
  receiveVideo: 'Receive video',
  audioOnly: 'Audio only',
  pictureInPicture: 'Small window',
}));
