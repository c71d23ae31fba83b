import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  panelPosition,
  panelFractions,
  storedPanelPosition,
  setPanelPosition,
} from '../../../src/features/inspector-panel/panel-position.ts';
import {
  isInspectorRequested,
  isInspectorEnabled,
  storedInspectorSetting,
  setInspectorEnabled,
} from '../../../src/features/inspector-panel/inspector-setting.ts';

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
  setPanelPosition({ edge: 'side' });
  setPanelPosition({ fraction: 0.6 });
  expect(panelPosition()).toEqual({ edge: 'side', fraction: 0.6 });
  expect(storedPanelPosition()).toEqual({ edge: 'side', fraction: 0.6 });
  setPanelPosition({ fraction: 7 });
  expect(storedPanelPosition()).toEqual({ edge: 'side', fraction: panelFractions.max });
});

test.each(['', 'ceiling 0.5', 'bottom', 'bottom wide', 'side NaN'])(
  'what stands in the storage as "%s" is not believed',
  (text) => {
    kept.set('visavis.inspector.panel', text);
    const { edge, fraction } = storedPanelPosition();
    expect(['bottom', 'side']).toContain(edge);
    expect(fraction).toBeGreaterThanOrEqual(panelFractions.min);
    expect(fraction).toBeLessThanOrEqual(panelFractions.max);
  },
);

test('the inspector is at hand where somebody switched it on, until they switch it off', () => {
  expect(storedInspectorSetting()).toBe(false);
  setInspectorEnabled(true);
  expect([storedInspectorSetting(), isInspectorEnabled()]).toEqual([true, true]);
  setInspectorEnabled(false);
  expect([storedInspectorSetting(), isInspectorEnabled()]).toEqual([false, false]);
});

test('an address asks for the inspector by its name', () => {
  expect(isInspectorRequested('?name=Ana&inspector')).toBe(true);
  expect(isInspectorRequested('?inspect=elsewhere')).toBe(false);
});
