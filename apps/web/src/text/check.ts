import type { CheckStep } from '@visavis/client/check';
import type { StepState } from '../call/derived/check-step-state.ts';
import type { CheckOutlook } from '../call/derived/check-outlook.ts';

const names: Readonly<Record<CheckStep, string>> = {
  browser: 'Browser',
  secureContext: 'Secure page',
  permission: 'Permission',
  camera: 'Camera picture',
  microphone: 'Microphone level',
  speaker: 'Speaker',
  signaling: 'Connection to the server',
  keepalive: 'Connection that lasts',
  stun: 'Way out over UDP (STUN)',
  nat: 'Public address and router (NAT)',
  turnUdp: 'Relay over UDP (TURN)',
  turnTcp: 'Relay over TCP (TURN)',
  turnTls: 'Relay over TLS (TURN)',
  relay: 'Call through the relay',
};

const states: Readonly<Record<StepState, string>> = {
  idle: 'Not started',
  waiting: 'Waiting',
  running: 'Looking…',
  confirming: 'Your answer, please',
  passed: 'Good',
  warned: 'With a restriction',
  failed: 'Does not work',
  skipped: 'Skipped',
  cancelled: 'Stopped',
};

type OutlookText = {
  readonly [Key in keyof CheckOutlook]: Readonly<Record<CheckOutlook[Key], string>>;
};

const outlook: OutlookText = {
  canBeSeen: {
    yes: 'Others will see you.',
    perhaps: 'Others may not see you: look at the camera below.',
    no: 'Others will not see you.',
    unknown: 'Whether others will see you was not found out.',
  },
  canBeHeard: {
    yes: 'Others will hear you.',
    perhaps: 'Others may not hear you: look at the microphone below.',
    no: 'Others will not hear you.',
    unknown: 'Whether others will hear you was not found out.',
  },
  canHear: {
    yes: 'You will hear the others.',
    perhaps: 'You may not hear the others.',
    no: 'You will not hear the others.',
    unknown: 'Whether you will hear the others was not found out.',
  },
  reach: {
    everyone: 'You can be connected with anyone: directly, or through the relay.',
    most: 'You can be connected with most people, but there is no relay for the rest.',
    some: 'You can be connected with some people: without a relay it depends on both routers.',
    few: 'You can be connected with few people: your router allows hardly any direct way, and there is no relay.',
    sameNetwork: 'You can be connected with people in the same network only.',
    nobody: 'You cannot be connected with anybody, as the server is not reached.',
    unknown: 'With whom you can be connected was not found out.',
  },
  quality: {
    good: 'Through the relay, picture and sound will be good.',
    poor: 'Through the relay, picture or sound may be poor.',
    unknown: 'How good picture and sound will be depends on the direct way and shows in the call.',
  },
};

/** The check before a call. */
export const checkText = {
  title: 'Check before the call',
  pageTitle: 'Check before the call · Visavis',
  text: 'Looks at your browser, your devices and your network, in about half a minute. Nobody sees or hears you, and nothing is recorded.',
  asks: 'Your browser may ask for camera and microphone. Say something while the microphone is looked at. At the end a sound is played.',
  start: 'Start the check',
  stop: 'Stop',
  again: 'Check again',
  progress: 'Progress of the check',
  done: (over: number, all: number) => `${over} of ${all} steps are over`,
  finished: 'The check is over.',
  stopped: 'The check was stopped.',
  names,
  states,
  outlookTitle: 'What this means for a call',
  outlook: ({ canBeSeen, canBeHeard, canHear, reach, quality }: CheckOutlook) =>
    [
      ['seen', canBeSeen, outlook.canBeSeen[canBeSeen]],
      ['heard', canBeHeard, outlook.canBeHeard[canBeHeard]],
      ['hearing', canHear, outlook.canHear[canHear]],
      ['meeting', reach, outlook.reach[reach]],
      ['quality', quality, outlook.quality[quality]],
    ] as const,
  groups: {
    browser: 'Browser and page',
    devices: 'Camera, microphone, speaker',
    server: 'Server',
    network: 'Ways for picture and sound',
  },
  preview: 'Your own picture, as in a mirror',
  speak: 'Say something: the bar shows how loud you are.',
  question: 'Did you hear two notes?',
  heard: 'Yes, I heard them',
  unheard: 'No',
  replay: 'Play them again',
  means: 'What it means',
  remedy: 'What to try',
  operator: 'For whoever runs this server',
} as const;
