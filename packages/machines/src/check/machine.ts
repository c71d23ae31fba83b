import { checkSetup } from './setup.ts';
import { speakerRegion } from './speaker-region.ts';
import { stepRegion } from './step-region.ts';

/**
 * The check before a call: whether the browser, the devices and the network are good enough. It invokes the
 * `probes` actor, which runs the steps and releases everything that it opened when it is stopped.
 *
 * @internal
 */
export const checkMachine = checkSetup.createMachine({
  id: 'check',
  description: 'A check of browser, devices and network before a call.',
  context: { results: {} },
  initial: 'idle',
  states: {
    idle: {
      description: 'No check has been started.',
      on: { start: 'run' },
    },
    run: {
      description: 'The steps run in parallel. The check is done when no step is busy.',
      type: 'parallel',
      entry: 'clearResults',
      invoke: { src: 'probes', id: 'probes' },
      on: { restart: { target: 'run', reenter: true } },
      states: {
        browser: stepRegion('browser', { subject: 'the features of the browser' }),
        secureContext: stepRegion('secureContext', {
          subject: 'whether the page is a secure context, which camera and microphone require',
        }),
        permission: stepRegion('permission', {
          subject: 'the permission to use camera and microphone',
          requires: ['browser', 'secureContext'],
          isAwaitingUser: true,
        }),
        camera: stepRegion('camera', {
          subject: 'the video of the camera',
          requires: ['permission'],
        }),
        microphone: stepRegion('microphone', {
          subject: 'the audio of the microphone',
          requires: ['permission'],
        }),
        speaker: speakerRegion,
        signaling: stepRegion('signaling', {
          subject: 'the connection to the server',
          requires: ['browser'],
        }),
        keepalive: stepRegion('keepalive', {
          subject: 'whether an idle connection to the server stays open',
          requires: ['signaling'],
        }),
        stun: stepRegion('stun', {
          subject: 'whether STUN servers answer over UDP',
          requires: ['signaling'],
        }),
        nat: stepRegion('nat', {
          subject: 'the NAT between this device and the internet',
          requires: ['stun'],
        }),
        turnUdp: stepRegion('turnUdp', {
          subject: 'TURN over UDP',
          requires: ['signaling'],
        }),
        turnTcp: stepRegion('turnTcp', {
          subject: 'TURN over TCP',
          requires: ['signaling'],
        }),
        turnTls: stepRegion('turnTls', {
          subject: 'TURN over TLS',
          requires: ['signaling'],
        }),
        relay: stepRegion('relay', {
          subject: 'the throughput of the relay',
          requires: ['signaling'],
          after: ['turnUdp', 'turnTcp', 'turnTls'],
        }),
      },
    },
  },
});
