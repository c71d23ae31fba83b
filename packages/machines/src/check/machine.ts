import { checkSetup } from './setup.ts';
import { speakerRegion } from './speaker-region.ts';
import { stepRegion } from './step-region.ts';

/**
 * A check before the call: whether this browser, its devices and its network can carry one. It invokes the
 * `probes` actor, which does the looking and lets go of everything when the run is over.
 */
export const checkMachine = checkSetup.createMachine({
  id: 'check',
  description: 'A check of browser, devices and network before a call.',
  context: { results: {} },
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing has been looked at.',
      on: { start: 'run' },
    },
    run: {
      description: 'Each step has its life. The run is over when none of them is busy.',
      type: 'parallel',
      entry: 'clearResults',
      invoke: { src: 'probes', id: 'probes' },
      on: { restart: { target: 'run', reenter: true } },
      states: {
        browser: stepRegion('browser', { subject: 'what the browser can do' }),
        secureContext: stepRegion('secureContext', {
          subject: 'whether the page is secure, so that it may have devices',
        }),
        permission: stepRegion('permission', {
          subject: 'whether camera and microphone may be used',
          requires: ['browser', 'secureContext'],
          isAwaitingUser: true,
        }),
        camera: stepRegion('camera', {
          subject: 'the pictures of the camera',
          requires: ['permission'],
        }),
        microphone: stepRegion('microphone', {
          subject: 'the sound of the microphone',
          requires: ['permission'],
        }),
        speaker: speakerRegion,
        signaling: stepRegion('signaling', {
          subject: 'the way to the server',
          requires: ['browser'],
        }),
        keepalive: stepRegion('keepalive', {
          subject: 'whether the connection to the server lasts',
          requires: ['signaling'],
        }),
        stun: stepRegion('stun', {
          subject: 'whether STUN servers answer over UDP',
          requires: ['signaling'],
        }),
        nat: stepRegion('nat', {
          subject: 'what stands between this device and the internet',
          requires: ['stun'],
        }),
        turnUdp: stepRegion('turnUdp', {
          subject: 'the way to the relay over UDP',
          requires: ['signaling'],
        }),
        turnTcp: stepRegion('turnTcp', {
          subject: 'the way to the relay over TCP',
          requires: ['signaling'],
        }),
        turnTls: stepRegion('turnTls', {
          subject: 'the way to the relay over TLS',
          requires: ['signaling'],
        }),
        relay: stepRegion('relay', {
          subject: 'what gets through the relay',
          requires: ['signaling'],
          after: ['turnUdp', 'turnTcp', 'turnTls'],
        }),
      },
    },
  },
});
