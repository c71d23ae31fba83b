import { afterEach, expect, test, vi } from 'vitest';
import { browserDevices } from '../../src/platform/browser-devices.ts';

/** The navigator of a page, with what a test gives it. */
function navigatorWith(parts: object): Navigator {
  vi.stubGlobal('navigator', parts);
  return navigator;
}

const mediaDevices = new EventTarget();

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page that is not secure has no devices', () => {
  expect(browserDevices(navigatorWith({}))).toBeNull();
});

test('what the person has decided of a device is what the browser says', async () => {
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
  ['cannot be asked', {}],
  [
    'knows no such permission',
    { permissions: { query: () => Promise.reject(new TypeError('No such name.')) } },
  ],
])('nothing is known of it in a browser that %s', async (_, parts) => {
  const devices = browserDevices(navigatorWith({ mediaDevices, ...parts }));

  expect(await devices?.queryPermission('camera')).toBeNull();
});
