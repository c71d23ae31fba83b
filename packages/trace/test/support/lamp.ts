import { assign, createActor, fromCallback, raise, setup } from 'xstate';
import { createRecorder, type TraceEntry } from '../../src/index.ts';
import { steadyClock } from './recordings.ts';

/** A small machine with a child and delays. */
export const lamp = setup({
  actors: {
    bulb: fromCallback<{ type: 'shine' }>(({ receive, sendBack }) => {
      receive(() => sendBack({ type: 'shone' }));
    }),
  },
}).createMachine({
  id: 'lamp',
  context: { on: 0 },
  invoke: { src: 'bulb', id: 'bulb' },
  initial: 'off',
  states: {
    off: {
      on: {
        press: {
          target: 'on',
          actions: assign({ on: ({ context }) => Number(context['on']) + 1 }),
        },
      },
    },
    on: {
      entry: raise({ type: 'tick' }, { id: 'ticking', delay: 50 }),
      on: {
        press: 'off',
        tick: {},
        break: {
          actions: () => {
            throw new Error('fused');
          },
        },
      },
      after: { 1_000: 'off' },
    },
  },
});

/** A recorder, and a lamp that it records and that has not started. */
export function recordLamp(limits?: Parameters<typeof createRecorder>[0]['limits']) {
  const recorder = createRecorder({ now: steadyClock(), ...(limits && { limits }) });
  const actor = createActor(lamp, { input: {}, inspect: recorder.inspect, id: 'desk' });
  return { recorder, actor };
}

/** One line of text for each entry. */
export const describeEntries = (entries: readonly TraceEntry[]) =>
  entries.map((entry) => {
    switch (entry.kind) {
      case 'actor':
        return `${entry.id} starts`;
      case 'event':
        return `${entry.event.type}${entry.from === null ? '' : ' from another actor'}`;
      case 'microstep':
        return `step ${entry.transitions.map(({ from, to }) => `${from} > ${to.join()}`).join()}`;
      case 'action':
        return entry.action;
      case 'delay':
        return `${entry.id} ${entry.phase} ${entry.delayMs ?? ''}`.trimEnd();
      case 'snapshot':
        return `${entry.status} ${JSON.stringify(entry.value)}`;
      default:
        return entry satisfies never;
    }
  });
