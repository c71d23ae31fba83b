import { expect, test, vi } from 'vitest';
import {
  StatelyWindow,
  type Receiver,
} from '../../../src/features/stately-inspector/stately-window.ts';

const event = (id: string) =>
  ({
    type: '@xstate.event',
    event: { type: id },
    id,
    sessionId: 'x:0',
    rootId: 'x:0',
    sourceId: undefined,
    createdAt: '0',
    _version: '0',
  }) as const;

const receiverOrigin = 'https://inspector.example';

function createReceiver() {
  const got: unknown[] = [];
  return {
    closed: false,
    focus: vi.fn<() => void>(),
    postMessage: (message: unknown, origin: string) => got.push([message, origin]),
    got,
  };
}

const connectedMessage = (source: Receiver) => ({
  data: { type: '@statelyai.connected' },
  source,
  origin: receiverOrigin,
});

test('the window receives past events, then new ones', () => {
  const opened = createReceiver();
  const inspector = new StatelyWindow(() => opened);
  inspector.send(event('first'));
  expect(inspector.show()).toBe(true);
  expect(opened.got).toEqual([]);

  inspector.handleMessage(connectedMessage(opened));
  inspector.send(event('second'));
  expect(opened.got).toEqual([
    [event('first'), receiverOrigin],
    [event('second'), receiverOrigin],
  ]);
});

test('only the window receives events', () => {
  const opened = createReceiver();
  const stranger = createReceiver();
  const inspector = new StatelyWindow(() => opened);
  inspector.show();
  inspector.send(event('first'));
  inspector.handleMessage(connectedMessage(stranger));
  inspector.handleMessage({ ...connectedMessage(opened), data: { type: 'something else' } });
  inspector.handleMessage({ ...connectedMessage(opened), data: null });
  expect([opened.got, stranger.got]).toEqual([[], []]);
});

test('a blocked window opens at the next attempt', () => {
  const opened = createReceiver();
  const open = vi.fn<() => Receiver | null>(() => opened).mockReturnValueOnce(null);
  const inspector = new StatelyWindow(open);
  expect(inspector.show()).toBe(false);
  expect(inspector.show()).toBe(true);
  expect(open).toHaveBeenCalledTimes(2);
});

test('an open window is focused; a closed one is reopened and receives all events', () => {
  const first = createReceiver();
  const second = createReceiver();
  const open = vi
    .fn<() => Receiver | null>()
    .mockReturnValueOnce(first)
    .mockReturnValueOnce(second);
  const inspector = new StatelyWindow(open);
  inspector.show();
  inspector.handleMessage(connectedMessage(first));
  inspector.send(event('first'));
  inspector.show();
  expect(open).toHaveBeenCalledTimes(1);
  expect(first.focus).toHaveBeenCalledTimes(1);

  first.closed = true;
  inspector.show();
  inspector.handleMessage(connectedMessage(second));
  expect(second.got).toEqual([[event('first'), receiverOrigin]]);
});
