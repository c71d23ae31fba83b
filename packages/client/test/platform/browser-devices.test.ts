import { afterEach, expect, test, vi } from 'vitest';
import { browserDevices } from '../../src/platform/browser-devices.ts';

/** A navigator with these properties. */
function navigatorWith(parts: object): Navigator {
  vi.stubGlobal('navigator', parts);
  return navigator;
}

const mediaDevices = new EventTarget();

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page that is not a secure context has no devices', () => {
  expect(browserDevices(navigatorWith({}))).toBeNull();
});

test('a permission has the state that the browser reports', async () => {
  const query = vi.fn<Permissions['query']>();
  query.mockImplementation(async ({ name }) =>
    Object.assign(new EventTarget(), {
      name,
      onchange: null,
      state: name === 'camera' ? ('denied' as const) : ('prompt' as const),
    }),
  );
  const devices = browserDevices(navigatorWith({ mediaDevices, permissions: { query } }));

  expect(await devices?.queryPermission('camera')).toBe('denied');
  expect(await devices?.queryPermission('microphone')).toBe('prompt');
});

test.each([
  ['has no Permissions API', {}],
  [
    'does not have it',
    { permissions: { query: () => Promise.reject(new TypeError('No such name.')) } },
  ],
])('a permission is unknown in a browser that %s', async (_, parts) => {
  const devices = browserDevices(navigatorWith({ mediaDevices, ...parts }));

  expect(await devices?.queryPermission('camera')).toBeNull();
});
