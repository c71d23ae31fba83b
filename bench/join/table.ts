import { markdownTable } from '../common/markdown.ts';
import { median, medianRatio } from '../common/statistics.ts';
import { pages, type PageName } from './pages.ts';
import { phases, type Marks, type Phase } from './phases.ts';

const names = ['visavis', 'bare'] as const satisfies readonly PageName[];

type Series = Readonly<Record<PageName, readonly Marks[]>>;

function medianOfPhase(marks: readonly Marks[], phase: Phase): number | undefined {
  const values = marks.map((mark) => mark[phase]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : median(values);
}

/** The median ratio of the time to the first remote frame, Visavis over the bare page. */
export function joinRatio(series: Series): number {
  const times = (name: PageName) => series[name].map((marks) => marks['first frame'] ?? Number.NaN);
  return medianRatio(times('visavis'), times('bare'));
}

interface Scale {
  /** The milliseconds that count as 1. */
  readonly unit: number;
  /** The number of decimal places. */
  readonly digits: number;
}

/** A table of the median time of each phase. */
export function phaseTable(series: Series, { unit, digits }: Scale): string {
  const cell = (value: number | undefined) =>
    value === undefined ? '–' : (value / unit).toFixed(digits);
  const rows = phases.map((phase) => [
    phase,
    ...names.map((name) => cell(medianOfPhase(series[name], phase))),
  ]);
  return markdownTable(['since the navigation', ...names.map((name) => pages[name].title)], rows);
}

/** The median time to the first remote frame on the bare page, in milliseconds. */
export function bareFirstFrameMs(series: Series): number {
  return medianOfPhase(series.bare, 'first frame') ?? Number.NaN;
}
