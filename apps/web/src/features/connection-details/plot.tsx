import {
  createEffect,
  createMemo,
  For,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
  type Accessor,
} from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Sample } from '../../call/history/call-history.ts';
import { createElementSize } from '../../ui/element-size.ts';
import { plotText as words } from '../../text/plots.ts';
import styles from './plot.module.css';
import {
  plotData,
  describePlot,
  valueRanges,
  plotSpanMs,
  type LimitationPeriod,
  type PlotDefinition as Plan,
} from './plots.ts';

/** Pixels. */
const plotHeight = 104;
const axisWidth = 54;
/** Seconds between two marks of the axis of time. */
const tickIntervals = [60, 120];

const formatTime = (seconds: number): string => {
  const date = new Date(seconds * 1_000);
  return `${date.getHours()}:${`${date.getMinutes()}`.padStart(2, '0')}`;
};

/** The looks of a plot: those that elements beside it have, so that they follow the page’s. */
interface Palette {
  readonly font: string;
  readonly text: () => string;
  readonly grid: () => string;
  readonly line: (place: number) => string;
  readonly limitation: () => string;
}

interface PlotOptionsInput<Stats> {
  readonly plot: Plan<Stats>;
  readonly palette: Palette;
  readonly limitations: Accessor<readonly LimitationPeriod[]>;
  /** The end of the axis of time, in seconds since 1970. */
  readonly end: Accessor<number>;
}

function plotOptions<Stats>({ plot, palette, limitations, end }: PlotOptionsInput<Stats>) {
  const axis = { stroke: palette.text, font: palette.font, ticks: { show: false } } as const;
  const grid = { stroke: palette.grid, width: 1 } as const;
  const drawLimits = (u: uPlot) => {
    u.ctx.save();
    u.ctx.fillStyle = palette.limitation();
    for (const { from, to } of limitations()) {
      const left = Math.max(u.valToPos(from / 1_000, 'x', true), u.bbox.left);
      const right = u.valToPos(to / 1_000, 'x', true);
      u.ctx.fillRect(left, u.bbox.top, Math.max(right - left, 2), u.bbox.height);
    }
    u.ctx.restore();
  };
  return {
    width: 0,
    height: plotHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 16, 0, 0],
    scales: {
      x: { time: false, range: () => [end() - plotSpanMs / 1_000, end()] },
      y: { range: (_, __, most) => [0, Math.max(plot.minAxisMax, most * 1.1)] },
    },
    axes: [
      {
        ...axis,
        size: 22,
        grid: { show: false },
        incrs: tickIntervals,
        values: (_, marks) => marks.map(formatTime),
      },
      {
        ...axis,
        size: axisWidth,
        space: 28,
        grid,
        values: (_, marks) => marks.map(plot.formatOnAxis),
      },
    ],
    series: [
      {},
      ...plot.lines.map((_, place) => ({
        stroke: () => palette.line(place),
        width: 1.5,
        points: { show: false },
        // Not by the colour alone.
        ...(place > 0 && { dash: [5, 3] }),
      })),
    ],
    hooks: { drawClear: plot.limitationsIn === undefined ? [] : [drawLimits] },
  } satisfies uPlot.Options;
}

interface PlotProps<Stats> {
  readonly plot: Plan<Stats>;
  readonly samples: readonly Sample<Stats>[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was measured over the last minutes, drawn and in numbers. */
export function Plot<Stats>(props: PlotProps<Stats>) {
  const plot = props.plot;
  const { size, ref } = createElementSize();
  const swatches: HTMLElement[] = [];
  let field: HTMLDivElement | undefined;
  let grid: HTMLElement | undefined;
  let limit: HTMLElement | undefined;
  const colourOf = (element: Element | undefined) =>
    element === undefined ? '' : getComputedStyle(element).color;
  const limits = createMemo(() => plot.limitationsIn?.(props.samples) ?? []);
  const reasons = createMemo(() => [...new Set(limits().map(({ reason }) => reason))]);
  const ranges = createMemo(() => valueRanges(plot, props.samples, props.now));

  onMount(() => {
    if (field === undefined) return;
    ref(field);
    const palette: Palette = {
      font: `11px ${getComputedStyle(field).fontFamily}`,
      text: () => colourOf(field),
      grid: () => colourOf(grid),
      line: (place) => colourOf(swatches[place]),
      limitation: () => colourOf(limit),
    };
    const drawn = new uPlot(
      plotOptions({
        plot,
        palette,
        limitations: limits,
        end: () => untrack(() => props.now) / 1_000,
      }),
      [[]],
      field,
    );
    createEffect(() => {
      const { width } = size();
      if (width > 0) drawn.setSize({ width: Math.floor(width), height: plotHeight });
    });
    createEffect(
      on([() => props.samples, () => props.now], ([samples]) =>
        drawn.setData(plotData(plot, samples)),
      ),
    );
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => drawn.redraw();
    scheme.addEventListener('change', redraw);
    onCleanup(() => {
      scheme.removeEventListener('change', redraw);
      drawn.destroy();
    });
  });

  return (
    <figure class={styles['plot']} data-plot={plot.id}>
      <figcaption class={styles['caption']}>
        <span class={styles['title']}>
          {words.titles[plot.id]}
          <Show when={reasons().length > 0}>
            <span class={styles['value']}>
              <span class={styles['shade']} aria-hidden="true" />
              {words.limitedBy(reasons())}
            </span>
          </Show>
        </span>
        <For each={plot.lines}>
          {(line, place) => {
            const now = () => ranges()[place()]?.current ?? null;
            return (
              <span class={styles['value']} data-line={place()}>
                <span
                  ref={(element) => (swatches[place()] = element)}
                  class={styles['swatch']}
                  aria-hidden="true"
                />
                <Show when={line.name}>{(name) => <>{name()} </>}</Show>
                <b>{now() === null ? words.unknown : plot.format(now() ?? 0)}</b>
              </span>
            );
          }}
        </For>
      </figcaption>
      <div
        ref={(element) => (field = element)}
        class={styles['field']}
        role="img"
        aria-label={describePlot(plot, props.samples, props.now)}
      />
      <span ref={(element) => (grid = element)} class={styles['grid']} hidden />
      <span ref={(element) => (limit = element)} class={styles['limit']} hidden />
    </figure>
  );
}
