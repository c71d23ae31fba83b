import { describe, expect, it } from 'vitest';
import { ben, createProfile } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom } from '../support/call.ts';

describe('a peer whose media stalled', () => {
  /** Ben is connected, and his media has just stopped arriving. */
  function silent(microphone: boolean, camera: boolean): CallHarness {
    const call = inRoom(ben);
    call.receiveRoomEvent({
      type: 'updated',
      id: ben,
      profile: createProfile({ microphone, camera, revision: 2 }),
    });
    for (const type of ['connection.connected', 'flow.receiving', 'flow.stalled'] as const) {
      call.connectionsTo(ben)[0]?.report({ type });
    }
    return call;
  }

  it.each([
    [true, true],
    [true, false],
    [false, true],
  ])(
    'is missing media if its microphone is %s and its camera is %s, and the server is checked',
    (...on) => {
      const call = silent(...on);
      expect(call.eventsToPeer(ben)).toContain('media.missing');
      expect(call.server.commandsOfType('check')).toHaveLength(1);
    },
  );

  it('is not missing media if both are off', () => {
    const call = silent(false, false);
    expect(call.eventsToPeer(ben)).not.toContain('media.missing');
    expect(call.server.commandsOfType('check')).toEqual([]);
  });
});
