import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withPageHideClose } from '../../src/platform/page-hide-close.ts';

/** A socket that never connects, and records how it is closed. */
class RecordingSocket extends WebSocket {
  readonly codes: (number | undefined)[] = [];

  override close(code?: number): void {
    this.codes.push(code);
  }
}

let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function open(): RecordingSocket {
  const socket = new (withPageHideClose(RecordingSocket))('ws://127.0.0.1:9/trpc');
  if (!(socket instanceof RecordingSocket)) throw new Error('The class is not a subclass.');
  return socket;
}

test('a hidden page closes the connection as a leaving member does', () => {
  const socket = open();
  expect(socket.codes).toEqual([]);

  page.dispatchEvent(new Event('pagehide'));

  expect(socket.codes).toEqual([1_000]);
});

test('a connection that is closed already is not closed again', () => {
  const socket = open();

  socket.dispatchEvent(new Event('close'));
  page.dispatchEvent(new Event('pagehide'));

  expect(socket.codes).toEqual([]);
});
