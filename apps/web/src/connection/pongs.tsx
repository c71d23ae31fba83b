import type { Pong } from '@visavis/client';
import { Show } from 'solid-js';
import type { Sample } from '../journey/journal.ts';
import { createClock } from '../parts/clock.ts';
import { plotWords } from '../words/panel-plots.ts';
import { Plot } from './plot.tsx';
import { serverPlot } from './plots.ts';

/** Milliseconds between two drawings. */
const pace = 2_000;

/** How soon the server has answered over the last minutes. */
export function Pongs(props: { pongs: readonly Sample<Pong>[] }) {
  const now = createClock(pace);
  return (
    <Show when={props.pongs.length > 0} fallback={<p class="quiet">{plotWords.noPong}</p>}>
      <Plot plot={serverPlot} samples={props.pongs} now={now()} />
    </Show>
  );
}
