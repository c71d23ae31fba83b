/** One value of a metric. */
interface Sample {
  /** A label and its value. Both are words of our own, from a fixed list, so that nothing in them needs escaping. */
  readonly label?: readonly [name: string, value: string];
  readonly value: number;
}

/** What is told of one quantity. */
export interface Metric {
  /** A counter's name ends in `_total`. */
  readonly name: string;
  /** What it is, in one line without backslashes. */
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

/** The media type of what {@link formatExposition} writes. */
export const expositionMediaType = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics in the text format of Prometheus, version 0.0.4. */
export function formatExposition(metrics: readonly Metric[]): string {
  return metrics.map((metric) => formatMetric(metric)).join('');
}

function formatMetric({ name, help, type, samples }: Metric): string {
  const lines = samples.map(({ label, value }) => {
    const labels = label === undefined ? '' : `{${label[0]}="${label[1]}"}`;
    return `${name}${labels} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** A single value that goes up and down. */
export function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] };
}

/** A single value that only grows. */
export function counter(name: string, help: string, value: number): Metric {
  return { name, help, type: 'counter', samples: [{ value }] };
}
