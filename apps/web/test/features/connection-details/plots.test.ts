import { unknownStats, type ConnectionStats } from '@visavis/client';
import { seriesData } from '@visavis/client/derived';
import { describe, expect, test } from 'vitest';
import {
  describePlot,
  peerPlots,
  plotStart,
  serverPlots,
  type PlotDefinition,
} from '../../../src/features/connection-details/plots.ts';
import { formatPlotValue } from '../../../src/text/plot-values.ts';

const sample = (at: number, change: Partial<ConnectionStats> = {}) => ({
  at,
  stats: { ...unknownStats, ...change },
});

function plotOf(id: PlotDefinition['id']): PlotDefinition {
  const plot = peerPlots.find((each) => each.id === id);
  if (plot === undefined) throw new Error(`There is no plot "${id}".`);
  return plot;
}

describe('a plot', () => {
  test('has a value for each sample, and null for unknown values', () => {
    const samples = [
      sample(2_000, { receivedBitrate: 1, sentBitrate: 10 }),
      sample(4_000, { sentBitrate: 20 }),
    ];
    expect(seriesData(plotOf('bitrate'), samples)).toEqual([
      [2, 4],
      [1, null],
      [10, 20],
    ]);
  });

  test('is interrupted where samples are missing, as during an outage', () => {
    const samples = [sample(2_000, { roundTripMs: 5 }), sample(12_000, { roundTripMs: 6 })];
    expect(seriesData(plotOf('roundTrip'), samples)).toEqual([
      [2, 7, 12],
      [5, null, 6],
    ]);
  });

  test('covers what has been measured: at least a minute, at most five', () => {
    const end = 1_000_000;
    expect(plotStart(null, end)).toBe(end - 60_000);
    expect(plotStart(end - 10_000, end)).toBe(end - 60_000);
    expect(plotStart(end - 90_000, end)).toBe(end - 90_000);
    expect(plotStart(0, end)).toBe(end - 300_000);
  });

  test('describes its current values and ranges for screen readers', () => {
    const samples = [30, 20, 24.4].map((roundTripMs, n) => sample(2_000 * n, { roundTripMs }));
    expect(describePlot(plotOf('roundTrip'), samples, 5_000)).toBe(
      'Round-trip time. 24 ms now, between 20 ms and 30 ms in the last few minutes.',
    );
  });

  test('has no current value during an outage', () => {
    const samples = [sample(0, { roundTripMs: 30 })];
    expect(describePlot(plotOf('roundTrip'), samples, 20_000)).toMatch(/^Round-trip time. – now/);
  });

  test('describes values that are not measured at the moment or at all', () => {
    const samples = [sample(0, { framesPerSecond: 30 }), sample(2_000)];
    expect(describePlot(plotOf('frames'), samples, 3_000)).toBe(
      'Video frame rate. Received: – now, between 30 fps and 30 fps in the last few minutes. Sent: not measured.',
    );
  });

  test.each(peerPlots.map(({ id }) => id))(
    '%s has a unit in its text, and lines with different names',
    (id) => {
      const { lines, unit } = plotOf(id);
      expect(formatPlotValue(unit, 0.5)).toMatch(/\d.*[a-z%]/);
      expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
    },
  );
});

test('pings to the server are connected although they are further apart', () => {
  const pongs = [0, 5_000, 60_000].map((at) => ({ at, stats: { roundTripMs: 20 } }));
  expect(serverPlots.map((plot) => seriesData(plot, pongs))).toEqual([
    [
      [0, 5, 32.5, 60],
      [20, 20, null, 20],
    ],
  ]);
  expect(serverPlots.map((plot) => describePlot(plot, pongs, 65_000))).toEqual([
    'Round-trip time to the server. 20 ms now, between 20 ms and 20 ms in the last few minutes.',
  ]);
});
