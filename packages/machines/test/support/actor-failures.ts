import { ben } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';

/** Throws an error, as a getter that an action reads. */
export const throwError = (): never => {
  throw new Error('boom');
};

/** Events that make a machine fail: an action that reads them throws an error. */
/** Events that make a machine fail: an action that reads them throws an error. */
export const failures = {
  peer: {
    type: 'operation.failed',
    message: '',
    get operation() {
      return throwError();
    },
  },
  media: {
    type: 'devices.changed',
    get devices() {
      return throwError();
    },
  },
  signaling: {
    type: 'server.iceServers',
    get answer() {
      return throwError();
    },
  },
} as const;

/** Makes the peer machine of a member fail. */
export const failPeer = (call: CallHarness, id = ben) =>
  call.connectionsTo(id).at(-1)?.report(failures.peer);
/** Which connections to a member are running, oldest first. */
export const runs = (call: CallHarness, id = ben) =>
  call.connectionsTo(id).map(({ isRunning }) => isRunning);
