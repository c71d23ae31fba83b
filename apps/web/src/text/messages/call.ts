// Compiled from messages/en/call.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The call screen. */
export const callText = /* @__PURE__ */ defineText((formats) => ({
  call: 'Call',
  toolbar: 'Call controls',
  you: 'You',
  youAre: ({ name }: { readonly name: string }) => `${formats.isolate(name)} (you)`,
  microphone: 'Microphone',
  camera: 'Camera',
  screen: 'Share screen',
  hand: 'Raise hand',
  copy: 'Copy link',
  copied: 'Link copied',
  share: 'Share link',
  connections: 'Connections',
  settings: 'Settings',
  inspector: 'Inspector',
  closeInspector: 'Close the inspector',
  sheetFailed: 'This could not be displayed. Your call continues.',
  leave: 'Leave',
  /** What pressing a button does now. */
  hints: {
    microphoneOn: 'Mute',
    microphoneOff: 'Unmute',
    cameraOn: 'Turn off camera',
    cameraOff: 'Turn on camera',
    screenOn: 'Stop sharing',
    screenOff: 'Share your screen',
    handUp: 'Lower your hand',
    handDown: 'Raise your hand',
  },
  withKey: ({ hint, key }: { readonly hint: string; readonly key: string }) =>
    `${formats.isolate(hint)} (${formats.isolate(key)})`,
  muted: 'Muted',
  handRaised: 'Hand raised',
  away: 'Away',
  lookAlike: 'Another person here has a name that looks like this one',
  misbehaving: 'Sends too many messages to set up the connection, which are ignored for a while',
  ownVideo: 'Your video',
  videoOf: ({ name }: { readonly name: string }) => `${formats.isolate(name)}’s video`,
  screenOf: ({ name }: { readonly name: string }) => `${formats.isolate(name)}’s screen`,
  invite: {
    title: 'You are alone here',
    text: 'Send this link to the people you want to talk to:',
    link: 'Link to this room',
    copyByHand: 'Copy the link from here:',
  },
}));
