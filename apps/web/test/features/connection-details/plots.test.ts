import { unknownStats, type ConnectionStats } from '@visavis/client';
import { describe, expect, test } from 'vitest';
import {
  plotData,
  describePlot,
  limitationPeriods,
  peerPlots,
  serverPlots,
  type PlotDefinition,
} from '../../../src/features/connection-details/plots.ts';

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
  test('has a value for each look, and none where nothing is known', () => {
    const samples = [
      sample(2_000, { receivedBitrate: 1, sentBitrate: 10 }),
      sample(4_000, { sentBitrate: 20 }),
    ];
    expect(plotData(plotOf('bitrate'), samples)).toEqual([
      [2, 4],
      [1, null],
      [10, 20],
    ]);
  });

  test('breaks where nothing was measured for a while, as during an outage', () => {
    const samples = [sample(2_000, { roundTripMs: 5 }), sample(12_000, { roundTripMs: 6 })];
    expect(plotData(plotOf('roundTrip'), samples)).toEqual([
      [2, 7, 12],
      [5, null, 6],
    ]);
  });

  test('says its latest values and its range to those who do not see it', () => {
    const samples = [30, 20, 24.4].map((roundTripMs, n) => sample(2_000 * n, { roundTripMs }));
    expect(describePlot(plotOf('roundTrip'), samples, 5_000)).toBe(
      'Round trip. 24 ms now, between 20 ms and 30 ms in the last minutes.',
    );
  });

  test('does not call how it is now what was measured before an outage', () => {
    const samples = [sample(0, { roundTripMs: 30 })];
    expect(describePlot(plotOf('roundTrip'), samples, 20_000)).toMatch(/^Round trip. – now/);
  });

  test('says what is not measured, now or at all', () => {
    const samples = [sample(0, { framesPerSecond: 30 }), sample(2_000)];
    expect(describePlot(plotOf('frames'), samples, 3_000)).toBe(
      'Pictures. Received: – now, between 30/s and 30/s in the last minutes. Sent: not measured.',
    );
  });

  test.each(peerPlots.map(({ id }) => id))(
    'of "%s" has a unit in its text and no two lines of one name',
    (id) => {
      const { lines, format } = plotOf(id);
      expect(format(0.5)).toMatch(/\d.*[a-z%]/);
      expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
    },
  );
});

test('pings of the server are further apart, and joined all the same', () => {
  const pongs = [0, 5_000, 60_000].map((at) => ({ at, stats: { roundTripMs: 20 } }));
  expect(serverPlots.map((plot) => plotData(plot, pongs))).toEqual([
    [
      [0, 5, 32.5, 60],
      [20, 20, null, 20],
    ],
  ]);
  expect(serverPlots.map((plot) => describePlot(plot, pongs, 65_000))).toEqual([
    'Round trip to the server. 20 ms now, between 20 ms and 20 ms in the last minutes.',
  ]);
});

test('the times in which the picture was held down are marked from look to look', () => {
  const samples = [
    sample(2_000, { qualityLimitation: 'none' }),
    sample(4_000, { qualityLimitation: 'cpu' }),
    sample(6_000, { qualityLimitation: 'cpu' }),
    sample(8_000, { qualityLimitation: 'bandwidth' }),
    sample(10_000),
    sample(60_000, { qualityLimitation: 'other' }),
  ];
  expect(limitationPeriods(samples)).toEqual([
    { from: 2_000, to: 6_000, reason: 'cpu' },
    { from: 6_000, to: 8_000, reason: 'bandwidth' },
    { from: 60_000, to: 60_000, reason: 'other' },
  ]);
});
