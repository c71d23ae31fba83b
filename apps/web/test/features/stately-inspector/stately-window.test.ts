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

const HOME = 'https://inspector.example';

function receiver() {
  const got: unknown[] = [];
  return {
    closed: false,
    focus: vi.fn<() => void>(),
    postMessage: (message: unknown, origin: string) => got.push([message, origin]),
    got,
  };
}

const hello = (source: Receiver) => ({
  data: { type: '@statelyai.connected' },
  source,
  origin: HOME,
});

test('the window is told what it has missed, and then what happens', () => {
  const opened = receiver();
  const inspector = new StatelyWindow(() => opened);
  inspector.send(event('first'));
  expect(inspector.show()).toBe(true);
  expect(opened.got).toEqual([]);

  inspector.handleMessage(hello(opened));
  inspector.send(event('second'));
  expect(opened.got).toEqual([
    [event('first'), HOME],
    [event('second'), HOME],
  ]);
});

test('nobody but the window is told anything', () => {
  const opened = receiver();
  const stranger = receiver();
  const inspector = new StatelyWindow(() => opened);
  inspector.show();
  inspector.send(event('first'));
  inspector.handleMessage(hello(stranger));
  inspector.handleMessage({ ...hello(opened), data: { type: 'something else' } });
  inspector.handleMessage({ ...hello(opened), data: null });
  expect([opened.got, stranger.got]).toEqual([[], []]);
});

test('a window that was held back opens at the next attempt', () => {
  const opened = receiver();
  const open = vi.fn<() => Receiver | null>(() => opened).mockReturnValueOnce(null);
  const inspector = new StatelyWindow(open);
  expect(inspector.show()).toBe(false);
  expect(inspector.show()).toBe(true);
  expect(open).toHaveBeenCalledTimes(2);
});

test('an open window comes to the front; a closed one is opened anew and told everything', () => {
  const first = receiver();
  const second = receiver();
  const open = vi
    .fn<() => Receiver | null>()
    .mockReturnValueOnce(first)
    .mockReturnValueOnce(second);
  const inspector = new StatelyWindow(open);
  inspector.show();
  inspector.handleMessage(hello(first));
  inspector.send(event('first'));
  inspector.show();
  expect(open).toHaveBeenCalledTimes(1);
  expect(first.focus).toHaveBeenCalledTimes(1);

  first.closed = true;
  inspector.show();
  inspector.handleMessage(hello(second));
  expect(second.got).toEqual([[event('first'), HOME]]);
});
