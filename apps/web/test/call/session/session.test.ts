// @vitest-environment happy-dom
import {
  createCall,
  RoomSecret,
  type browserPlatform,
  type CallOptions,
  type openPrivateRoom,
} from '@visavis/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCall } from '../../../gallery/scripted-call.ts';
import { closeSession, openSession } from '../../../src/call/session/session.ts';

vi.mock(import('@visavis/client'), async (load) => ({
  ...(await load()),
  browserPlatform: vi.fn<typeof browserPlatform>(),
  createCall: vi.fn<typeof createCall>(),
  openPrivateRoom: vi.fn<typeof openPrivateRoom>(),
}));

// Asks for no permissions.
vi.stubGlobal('isSecureContext', false);

const room = `P${'a'.repeat(22)}`;
const [oldSecret, newSecret] = ['A', 'B'].map((letter) => `${letter.repeat(21)}A`);

/** Opens a page of the private room. Gives what the call is created with. */
function openPage(path: string): CallOptions {
  onTestFinished(() => history.replaceState(null, '', '/'));
  history.replaceState({ depth: 2 }, '', `${path}#${oldSecret}`);
  vi.mocked(createCall).mockReturnValue(scriptedCall(Date.now()).call);
  openSession(room, location.hash);
  onTestFinished(() => closeSession(room));
  const [options] = vi.mocked(createCall).mock.lastCall ?? [];
  if (options === undefined) throw new Error('no call');
  return options;
}

test('the secret of the new link is put into the address, and nothing else of it changes', () => {
  const { onLink } = openPage(`/r/${room}?name=Ana`);
  onLink?.(RoomSecret.parse(newSecret));
  expect(location.pathname + location.search + location.hash).toBe(
    `/r/${room}?name=Ana#${newSecret}`,
  );
  expect(history.state).toEqual({ depth: 2 });
});

test('the address of another page has no secret', () => {
  const { onLink } = openPage(`/r/${room}`);
  history.replaceState(null, '', '/');
  onLink?.(RoomSecret.parse(newSecret));
  expect(location.hash).toBe('');
});
