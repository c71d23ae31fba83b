import { everyState, type Chart } from '../../src/chart/chart.ts';

/** Mermaid's names may only have word characters; what people read is a label. */
function idOf({ path }: Chart): string {
  return ['root', ...path].map((key) => key.replaceAll(/\W+/g, '_')).join('__');
}

/** Mermaid ends a label at a semicolon and reads `#` as an escape. */
const label = (text: string): string =>
  text.replaceAll(/[;#]/g, ' ').replaceAll('"', "'").replaceAll(':', ' -');

function ancestry(chart: Chart): Chart[] {
  return chart.parent === undefined ? [chart] : [...ancestry(chart.parent), chart];
}

interface Arrow {
  /** The composite that the arrow is drawn in; `undefined` for the outermost level. */
  readonly within: Chart | undefined;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Where an arrow starts that leaves whatever state of a composite is active. */
const anyOf = (chart: Chart): string => `${idOf(chart)}__any`;

/**
 * Mermaid draws no arrow between states of different composites, so an arrow connects the two
 * neighbours that hold source and target, and its label tells the exact ends.
 */
function arrow(source: Chart, target: Chart, text: string): Arrow {
  const sources = ancestry(source);
  const targets = ancestry(target);
  const split = sources.findIndex((chart, depth) => chart !== targets[depth]);
  const inward = targets[sources.length];
  if (split === -1 && inward !== undefined) {
    const exact = inward === target ? text : `${text} → ${target.name}`;
    return { within: source, from: anyOf(source), to: idOf(inward), text: exact };
  }
  const from = sources[split] ?? source;
  const to = targets[split] ?? from;
  const start = from === source ? '' : `${source.name}, `;
  const end = to === target ? '' : ` → ${target.name}`;
  return { within: from.parent, from: idOf(from), to: idOf(to), text: `${start}${text}${end}` };
}

function arrows(source: Chart): Arrow[] {
  return source.edges().flatMap(({ event, guard, targets }) => {
    const text = guard === '' ? event : `${event} [${guard}]`;
    return targets.map((target) => arrow(source, target, text));
  });
}

const lineOf = ({ from, to, text }: Arrow): string => `${from} --> ${to}: ${label(text)}`;

/** The diagram of a chart in Mermaid's language. */
export function mermaid(root: Chart): string {
  const drawn = everyState(root).flatMap(arrows);

  const inside = (chart: Chart): string[] => {
    const parts = chart.children.map(box);
    const apart = chart.type === 'parallel' ? ['--'] : [];
    const mine = drawn.filter(({ within }) => within === chart);
    return [
      ...chart.initial.map((first) => `[*] --> ${idOf(first)}`),
      ...parts.flatMap((part, index) => (index === 0 ? part : [...apart, ...part])),
      ...(mine.some(({ from }) => from === anyOf(chart))
        ? [`state "(any)" as ${anyOf(chart)}`]
        : []),
      ...mine.map(lineOf),
      ...chart.children.filter(({ type }) => type === 'final').map((end) => `${idOf(end)} --> [*]`),
    ];
  };
  const box = (chart: Chart): string[] => {
    const head = `state "${label(chart.name)}" as ${idOf(chart)}`;
    if (chart.children.length === 0) return [head];
    return [`${head} {`, ...inside(chart).map((line) => `  ${line}`), '}'];
  };

  const outside = drawn.filter(({ within }) => within === undefined).map(lineOf);
  const body =
    root.type === 'parallel' || outside.length > 0 ? [...box(root), ...outside] : inside(root);
  return ['stateDiagram-v2', ...body.map((line) => `  ${line}`)].join('\n');
}
