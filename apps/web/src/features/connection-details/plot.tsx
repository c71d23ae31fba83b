import { seriesData, valueRanges, type Sample } from '@visavis/client/derived';
import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { createElementSize } from '@visavis/inspector/element-size';
import { createEffect, createMemo, For, on, onCleanup, onMount, Show, untrack } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { plotsText } from '../../text/messages/plots.ts';
import { formatPlotValue } from '../../text/plot-values.ts';
import { plotHeight, plotOptions, type Palette } from './plot-options.ts';
import styles from './plot.module.css';
import { describePlot, plotStart, type PlotDefinition } from './plots.ts';

const colorOf = (element: Element | undefined) =>
  element === undefined ? '' : getComputedStyle(element).color;

interface PlotProps<Stats> {
  readonly plot: PlotDefinition<Stats>;
  readonly samples: readonly Sample<Stats>[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The measurements of the last minutes, as a drawing and as numbers. */
export function Plot<Stats>(props: PlotProps<Stats>) {
  const text = useText(plotsText);
  const plot = props.plot;
  const { size, ref } = createElementSize();
  const swatches: HTMLElement[] = [];
  let container: HTMLDivElement | undefined;
  let gridColor: HTMLElement | undefined;
  let limitationColor: HTMLElement | undefined;
  const limitations = createMemo(() => plot.limitationsIn?.(props.samples) ?? []);
  const reasons = createMemo(() => [...new Set(limitations().map(({ reason }) => reason))]);
  const reasonNames = () =>
    useText(formatText).list(reasons().map((reason) => text.limitations[reason]));
  const ranges = createMemo(() => valueRanges(plot, props.samples, props.now));

  onMount(() => {
    if (container === undefined) return;
    ref(container);
    const { fontFamily, fontSize } = getComputedStyle(container);
    const palette: Palette = {
      font: `${fontSize} ${fontFamily}`,
      text: () => colorOf(container),
      grid: () => colorOf(gridColor),
      line: (index) => colorOf(swatches[index]),
      limitation: () => colorOf(limitationColor),
    };
    const end = () => untrack(() => props.now) / 1_000;
    const start = () => untrack(() => plotStart(props.samples[0]?.at ?? null, props.now)) / 1_000;
    const options = plotOptions({ plot, palette, limitations, start, end });
    const chart = new uPlot(options, [[]], container);
    createEffect(() => {
      const { width } = size();
      if (width > 0) chart.setSize({ width: Math.floor(width), height: plotHeight });
    });
    createEffect(
      on([() => props.samples, () => props.now], ([samples]) =>
        chart.setData(seriesData(plot, samples)),
      ),
    );
    const colorScheme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => chart.redraw();
    colorScheme.addEventListener('change', redraw);
    onCleanup(() => {
      colorScheme.removeEventListener('change', redraw);
      chart.destroy();
    });
  });

  return (
    <figure class={styles['plot']} data-plot={plot.id}>
      <figcaption class={styles['caption']}>
        <span class={styles['title']}>
          {text.titles[plot.id]}
          <Show when={reasons().length > 0}>
            <span class={styles['value']}>
              <span class={styles['shade']} aria-hidden="true" />
              {text.limitedBy({ reasons: reasonNames() })}
            </span>
          </Show>
        </span>
        <For each={plot.lines}>
          {(line, index) => (
            <span class={styles['value']} data-line={index()}>
              <span
                ref={(element) => (swatches[index()] = element)}
                class={styles['swatch']}
                aria-hidden="true"
              />
              <Show when={line.name}>{(name) => <>{text.lines[name()]} </>}</Show>
              <b>{formatPlotValue(plot.unit, ranges()[index()]?.current ?? null)}</b>
            </span>
          )}
        </For>
      </figcaption>
      <div
        ref={(element) => (container = element)}
        class={styles['container']}
        role="img"
        aria-label={describePlot(plot, props.samples, props.now)}
      />
      <span ref={(element) => (gridColor = element)} class={styles['grid']} hidden />
      <span ref={(element) => (limitationColor = element)} class={styles['limitation']} hidden />
    </figure>
  );
}
