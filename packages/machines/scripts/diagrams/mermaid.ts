import { allStates, type StatechartNode } from '../../src/statechart/statechart.ts';

/** Mermaid's names may only have word characters; what people read is a label. */
function mermaidId({ path }: StatechartNode): string {
  return ['root', ...path].map((key) => key.replaceAll(/\W+/g, '_')).join('__');
}

/** Mermaid ends a label at a semicolon and reads `#` as an escape. */
const escapeLabel = (text: string): string =>
  text.replaceAll(/[;#]/g, ' ').replaceAll('"', "'").replaceAll(':', ' -');

function ancestorsOf(chart: StatechartNode): StatechartNode[] {
  return chart.parent === undefined ? [chart] : [...ancestorsOf(chart.parent), chart];
}

interface Arrow {
  /** The composite that the arrow is drawn in; `undefined` for the outermost level. */
  readonly container: StatechartNode | undefined;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Where an arrow starts that leaves whatever state of a composite is active. */
const anySourceId = (chart: StatechartNode): string => `${mermaidId(chart)}__any`;

/**
 * Mermaid draws no arrow between states of different composites, so an arrow connects the two
 * neighbours that hold source and target, and its label tells the exact ends.
 */
function createArrow(source: StatechartNode, target: StatechartNode, text: string): Arrow {
  const sources = ancestorsOf(source);
  const targets = ancestorsOf(target);
  const split = sources.findIndex((chart, depth) => chart !== targets[depth]);
  const inward = targets[sources.length];
  if (split === -1 && inward !== undefined) {
    const exact = inward === target ? text : `${text} → ${target.name}`;
    return { container: source, from: anySourceId(source), to: mermaidId(inward), text: exact };
  }
  const from = sources[split] ?? source;
  const to = targets[split] ?? from;
  const start = from === source ? '' : `${source.name}, `;
  const end = to === target ? '' : ` → ${target.name}`;
  return {
    container: from.parent,
    from: mermaidId(from),
    to: mermaidId(to),
    text: `${start}${text}${end}`,
  };
}

function arrowsFrom(source: StatechartNode): Arrow[] {
  return source.transitions().flatMap(({ event, guard, targets }) => {
    const text = guard === '' ? event : `${event} [${guard}]`;
    return targets.map((target) => createArrow(source, target, text));
  });
}

const formatArrow = ({ from, to, text }: Arrow): string =>
  `${from} --> ${to}: ${escapeLabel(text)}`;

/** The diagram of a chart in Mermaid's language. */
export function mermaid(root: StatechartNode): string {
  const drawn = allStates(root).flatMap(arrowsFrom);

  const inside = (chart: StatechartNode): string[] => {
    const parts = chart.children.map(box);
    const apart = chart.type === 'parallel' ? ['--'] : [];
    const mine = drawn.filter(({ container }) => container === chart);
    return [
      ...chart.initial.map((first) => `[*] --> ${mermaidId(first)}`),
      ...parts.flatMap((part, index) => (index === 0 ? part : [...apart, ...part])),
      ...(mine.some(({ from }) => from === anySourceId(chart))
        ? [`state "(any)" as ${anySourceId(chart)}`]
        : []),
      ...mine.map(formatArrow),
      ...chart.children
        .filter(({ type }) => type === 'final')
        .map((end) => `${mermaidId(end)} --> [*]`),
    ];
  };
  const box = (chart: StatechartNode): string[] => {
    const head = `state "${escapeLabel(chart.name)}" as ${mermaidId(chart)}`;
    if (chart.children.length === 0) return [head];
    return [`${head} {`, ...inside(chart).map((line) => `  ${line}`), '}'];
  };

  const outside = drawn.filter(({ container }) => container === undefined).map(formatArrow);
  const body =
    root.type === 'parallel' || outside.length > 0 ? [...box(root), ...outside] : inside(root);
  return ['stateDiagram-v2', ...body.map((line) => `  ${line}`)].join('\n');
}
