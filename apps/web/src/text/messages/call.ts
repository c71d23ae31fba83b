// Compiled from messages/en/call.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The call screen. */
export const callText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ style: 'percent' });
  return {
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
    people: 'People',
    connections: 'Connections',
    settings: 'Settings',
    inspector: 'Inspector',
    closeInspector: 'Close the inspector',
    sheetFailed: 'This could not be displayed. Your call continues.',
    leave: 'Leave',
    more: 'More',
    devices: {
      microphone: 'Audio devices',
      camera: 'Video devices',
    },
    /** Below the icons of the toolbar on touch devices: short, and whole words of the name of the button. */
    labels: {
      microphone: 'Microphone',
      camera: 'Camera',
      screen: 'Share',
      hand: 'Hand',
    },
    /** What pressing a button does now. */
    hints: {
      microphoneOn: 'Mute',
      microphoneOff: 'Unmute',
      cameraOn: 'Turn off camera',
      cameraOff: 'Turn on camera',
      screenOn: 'Stop sharing',
      screenOff: 'Share your screen',
      screenForHosts: 'Only hosts can share a screen in this call',
      handUp: 'Lower your hand',
      handDown: 'Raise your hand',
    },
    withKey: ({ hint, key }: { readonly hint: string; readonly key: string }) =>
      `${formats.isolate(hint)} (${formats.isolate(key)})`,
    optionsFor: ({ name }: { readonly name: string }) => `Options for ${formats.isolate(name)}`,
    watch: 'Watch',
    notWatching: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)} is sharing a screen.`,
    pages: 'Pages of people',
    pageOf: ({ page, count }: { readonly page: number; readonly count: number }) =>
      `${formats.number(page)} of ${formats.number(count)}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
    zoomable: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)}. Zoom with plus and minus, move with the arrow keys`,
    zoomReset: ({ percent }: { readonly percent: number }) =>
      `${numberFormat1(percent)}: show everything`,
    screenStarting: 'Starting…',
    ownScreen: 'Your screen',
    speaking: 'Speaking',
    muted: 'Muted',
    videoNotReceived: 'Video stopped to save data',
    handRaised: 'Hand raised',
    away: 'Away',
    lookAlike: 'Another person here has a name that looks like this one',
    misbehaving: 'Sends too many connection messages; they are ignored for now',
    ownVideo: 'Your video',
    videoOf: ({ name }: { readonly name: string }) => `${formats.isolate(name)}’s video`,
    screenOf: ({ name }: { readonly name: string }) => `${formats.isolate(name)}’s screen`,
    invite: {
      title: 'You are alone here',
      text: 'Send this link to the people you want to talk to:',
      link: 'Link to this room',
      copyByHand: 'Copy the link from here:',
    },
  };
});
