/** One value of a metric. */
interface Sample {
  /** A label and its value. Both come from fixed lists and need no escaping. */
  readonly label?: readonly [name: string, value: string];
  readonly value: number;
}

/** One metric with its samples. */
export interface Metric {
  /** A counter's name ends in `_total`. */
  readonly name: string;
  /** One line without backslashes. */
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

/** The media type of the text format. */
export const expositionMediaType = 'text/plain; version=0.0.4; charset=utf-8';

/** Formats metrics in the text format of Prometheus, version 0.0.4. */
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

/** A metric with a single value that rises and falls. */
export function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] };
}

/** A metric with a single value that only rises. */
export function counter(name: string, help: string, value: number): Metric {
  return { name, help, type: 'counter', samples: [{ value }] };
}
