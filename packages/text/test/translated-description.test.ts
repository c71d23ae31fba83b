import { createMemo, createRoot } from 'solid-js';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { descriptionsText } from '../src/index.ts';
import { translatedDescription } from '../src/solid.ts';

const call = { name: 'call', description: 'A call.', parent: undefined };
const active = { name: 'active', description: 'It goes on.', parent: call };
const alone = { name: 'alone', description: 'Nobody else is here.', parent: active };

afterEach(() => descriptionsText.translate(null));

test('a description is in English until it is translated', () => {
  expect(translatedDescription(alone)).toBe('Nobody else is here.');
});

test('a translation is found by the ids of the machine and the states', () => {
  descriptionsText.translate({ call: 'Ein Anruf.', 'call.active.alone': 'Sonst ist niemand da.' });
  expect([call, active, alone].map(translatedDescription)).toEqual([
    'Ein Anruf.',
    'It goes on.',
    'Sonst ist niemand da.',
  ]);
});

test('a displayed description follows the language', () => {
  const shown = createRoot((dispose) => {
    onTestFinished(dispose);
    return createMemo(() => translatedDescription(call));
  });
  descriptionsText.translate({ call: 'Ein Anruf.' });
  expect(shown()).toBe('Ein Anruf.');
});
