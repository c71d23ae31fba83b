import { html, type Html } from './html.ts';

const SECONDS = 60;
const WIDTH = 4;
const HEIGHT = 32;

/** A bar for each second of the last minute, the newest at the right. */
export function minute(values: readonly number[], label: string): Html {
  const most = Math.max(1, ...values);
  const bars = values.map((value, n) => {
    const height = value === 0 ? 0 : Math.max(1, Math.round((value / most) * HEIGHT));
    const x = (SECONDS - values.length + n) * WIDTH;
    return html`<rect x="${x}" y="${HEIGHT - height}" width="${WIDTH - 1}" height="${height}" />`;
  });
  return html`<svg
    class="minute"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${SECONDS * WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
  >
    ${bars}
  </svg>`;
}
