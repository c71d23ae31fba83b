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

let stored = new Map<string, string>();

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the position and size of the panel are stored within limits', () => {
  setPanelPosition({ edge: 'side' });
  setPanelPosition({ fraction: 0.6 });
  expect(panelPosition()).toEqual({ edge: 'side', fraction: 0.6 });
  expect(storedPanelPosition()).toEqual({ edge: 'side', fraction: 0.6 });
  setPanelPosition({ fraction: 7 });
  expect(storedPanelPosition()).toEqual({ edge: 'side', fraction: panelFractions.max });
});

test.each(['', 'ceiling 0.5', 'bottom', 'bottom wide', 'side NaN'])(
  'the invalid stored position "%s" is ignored',
  (text) => {
    stored.set('visavis.inspector.panel', text);
    const { edge, fraction } = storedPanelPosition();
    expect(['bottom', 'side']).toContain(edge);
    expect(fraction).toBeGreaterThanOrEqual(panelFractions.min);
    expect(fraction).toBeLessThanOrEqual(panelFractions.max);
  },
);

test('the inspector stays on in this browser until it is turned off', () => {
  expect(storedInspectorSetting()).toBe(false);
  setInspectorEnabled(true);
  expect([storedInspectorSetting(), isInspectorEnabled()]).toEqual([true, true]);
  setInspectorEnabled(false);
  expect([storedInspectorSetting(), isInspectorEnabled()]).toEqual([false, false]);
});

test('a URL requests the inspector by a parameter', () => {
  expect(isInspectorRequested('?name=Ana&inspector')).toBe(true);
  expect(isInspectorRequested('?inspect=elsewhere')).toBe(false);
});
