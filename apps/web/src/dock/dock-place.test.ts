import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dockPlace, dockShares, keptPlace, placeDock } from './dock-place.ts';
import {
  isInspectorAsked,
  isInspectorChosen,
  keptInspector,
  switchInspector,
} from './inspector-choice.ts';

let kept = new Map<string, string>();

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('where the inspector lies, and how large it is, is kept within bounds for the next time', () => {
  placeDock({ edge: 'side' });
  placeDock({ share: 0.6 });
  expect(dockPlace()).toEqual({ edge: 'side', share: 0.6 });
  expect(keptPlace()).toEqual({ edge: 'side', share: 0.6 });
  placeDock({ share: 7 });
  expect(keptPlace()).toEqual({ edge: 'side', share: dockShares.most });
});

test.each(['', 'ceiling 0.5', 'foot', 'foot wide', 'side NaN'])(
  'what stands in the storage as "%s" is not believed',
  (text) => {
    kept.set('visavis.inspector.dock', text);
    const { edge, share } = keptPlace();
    expect(['foot', 'side']).toContain(edge);
    expect(share).toBeGreaterThanOrEqual(dockShares.least);
    expect(share).toBeLessThanOrEqual(dockShares.most);
  },
);

test('the inspector is at hand where somebody switched it on, until they switch it off', () => {
  expect(keptInspector()).toBe(false);
  switchInspector(true);
  expect([keptInspector(), isInspectorChosen()]).toEqual([true, true]);
  switchInspector(false);
  expect([keptInspector(), isInspectorChosen()]).toEqual([false, false]);
});

test('an address asks for the inspector by its name', () => {
  expect(isInspectorAsked('?name=Ana&inspector')).toBe(true);
  expect(isInspectorAsked('?inspect=elsewhere')).toBe(false);
});
