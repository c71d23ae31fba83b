import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import descriptions from '../../descriptions/en.json' with { type: 'json' };
import { readStatechart } from '../../src/statechart/statechart.ts';

test('a machine without descriptions gets those of the list', () => {
  const machine = createMachine({ id: 'call', initial: 'idle', states: { idle: {} } });
  const { description, children } = readStatechart(machine);
  expect(description).toBe(descriptions.call);
  expect(children.map((state) => state.description)).toEqual([descriptions['call.idle']]);
});

test('a description in the machine replaces that of the list, which is generated from it', () => {
  const machine = createMachine({ id: 'call', description: 'A new description.' });
  expect(readStatechart(machine).description).toBe('A new description.');
});
