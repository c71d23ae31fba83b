import type { CheckOutlook, CheckStep, StepState } from '@visavis/client/check';

const names: Readonly<Record<CheckStep, string>> = {
  browser: 'Browser',
  secureContext: 'Secure page',
  permission: 'Permission',
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
  signaling: 'Connection to the server',
  keepalive: 'Idle connection to the server',
  stun: 'Internet access over UDP (STUN)',
  nat: 'Public address and router (NAT)',
  turnUdp: 'Relay over UDP (TURN)',
  turnTcp: 'Relay over TCP (TURN)',
  turnTls: 'Relay over TLS (TURN)',
  relay: 'Call through the relay',
};

const states: Readonly<Record<StepState, string>> = {
  idle: 'Not started',
  waiting: 'Waiting',
  running: 'Checking…',
  confirming: 'Please answer',
  passed: 'OK',
  warned: 'Works with limitations',
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
    perhaps: 'Others may not see you. See the camera below.',
    no: 'Others will not see you.',
    unknown: 'It is not known whether others will see you.',
  },
  canBeHeard: {
    yes: 'Others will hear you.',
    perhaps: 'Others may not hear you. See the microphone below.',
    no: 'Others will not hear you.',
    unknown: 'It is not known whether others will hear you.',
  },
  canHear: {
    yes: 'You will hear the others.',
    perhaps: 'You may not hear the others.',
    no: 'You will not hear the others.',
    unknown: 'It is not known whether you will hear the others.',
  },
  reach: {
    everyone: 'You can connect with anyone, directly or through the relay.',
    most: 'You can connect with most people. For the rest there is no relay.',
    some: 'You can connect with some people. Without a relay it depends on both routers.',
    few: 'You can connect with few people. Your router prevents most direct connections, and there is no relay.',
    sameNetwork: 'You can connect only with people on the same network.',
    nobody: 'You cannot connect with anybody, because the server cannot be reached.',
    unknown: 'It is not known with whom you can connect.',
  },
  quality: {
    good: 'Audio and video will be good through the relay.',
    poor: 'Audio or video may be poor through the relay.',
    unknown: 'The quality of audio and video depends on the direct connection in the call.',
  },
};

/** The connection check. */
export const checkText = {
  title: 'Connection check',
  pageTitle: 'Connection check · Visavis',
  text: 'Checks your browser, your devices and your network in about half a minute. Nobody sees or hears you, and nothing is recorded.',
  permissions:
    'Your browser may ask for camera and microphone. Say something while the microphone is checked. A sound is played at the end.',
  start: 'Start the check',
  stop: 'Stop',
  again: 'Check again',
  progress: 'Progress of the check',
  done: (finished: number, all: number) => `${finished} of ${all} steps finished`,
  finished: 'The check is finished.',
  stopped: 'The check was stopped.',
  names,
  states,
  outlookTitle: 'What this means for a call',
  outlook: ({ canBeSeen, canBeHeard, canHear, reach, quality }: CheckOutlook) =>
    [
      ['canBeSeen', canBeSeen, outlook.canBeSeen[canBeSeen]],
      ['canBeHeard', canBeHeard, outlook.canBeHeard[canBeHeard]],
      ['canHear', canHear, outlook.canHear[canHear]],
      ['reach', reach, outlook.reach[reach]],
      ['quality', quality, outlook.quality[quality]],
    ] as const,
  groups: {
    browser: 'Browser and page',
    devices: 'Camera, microphone, speaker',
    server: 'Server',
    network: 'Network paths for audio and video',
  },
  preview: 'Your video, mirrored',
  speak: 'Say something. The bar shows how loud you are.',
  question: 'Did you hear two tones?',
  heard: 'Yes, I heard them',
  notHeard: 'No',
  replay: 'Play them again',
  meaning: 'What it means',
  remedy: 'What to try',
  operator: 'For the operator of this server',
} as const;
