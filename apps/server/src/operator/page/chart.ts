import { html, type Html } from './html.ts';

const seconds = 60;
const barWidth = 4;
const chartHeight = 32;

/** A bar chart of the last minute with one bar per second, the newest at the right. */
export function renderMinuteChart(values: readonly number[], label: string): Html {
  const max = Math.max(1, ...values);
  const bars = values.map((value, n) => {
    const height = value === 0 ? 0 : Math.max(1, Math.round((value / max) * chartHeight));
    const x = (seconds - values.length + n) * barWidth;
    return html`<rect
      x="${x}"
      y="${chartHeight - height}"
      width="${barWidth - 1}"
      height="${height}"
    />`;
  });
  return html`<svg
    class="minute"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${seconds * barWidth} ${chartHeight}"
    preserveAspectRatio="none"
  >
    ${bars}
  </svg>`;
}
