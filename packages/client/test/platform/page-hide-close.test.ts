import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withPageHideClose } from '../../src/platform/page-hide-close.ts';

/** A socket that is never connected, and notes how it is closed. */
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
  if (!(socket instanceof RecordingSocket)) throw new Error('Another socket was made.');
  return socket;
}

test('a page that goes takes leave of the server', () => {
  const socket = open();
  expect(socket.codes).toEqual([]);

  page.dispatchEvent(new Event('pagehide'));

  expect(socket.codes).toEqual([1_000]);
});

test('of a connection that is over already nobody takes leave', () => {
  const socket = open();

  socket.dispatchEvent(new Event('close'));
  page.dispatchEvent(new Event('pagehide'));

  expect(socket.codes).toEqual([]);
});
