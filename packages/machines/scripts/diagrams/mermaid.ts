import { allStates, type StatechartNode } from '../../src/statechart/statechart.ts';

/** Mermaid's ids may only have word characters. The name is shown as a label. */
function mermaidId({ path }: StatechartNode): string {
  return ['root', ...path].map((key) => key.replaceAll(/\W+/g, '_')).join('__');
}

/** A semicolon ends a label in Mermaid, and `#` starts an escape. */
const escapeLabel = (text: string): string =>
  text.replaceAll(/[;#]/g, ' ').replaceAll('"', "'").replaceAll(':', ' -');

/** The path of states from the root to a state. */
function ancestorsOf(state: StatechartNode): StatechartNode[] {
  return state.parent === undefined ? [state] : [...ancestorsOf(state.parent), state];
}

interface Arrow {
  /** The composite state in which the arrow is drawn; undefined for the outermost level. */
  readonly container: StatechartNode | undefined;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** The source of an arrow from a composite state to a state inside it. */
const anySourceId = (state: StatechartNode): string => `${mermaidId(state)}__any`;

/**
 * Mermaid cannot draw an arrow between states of different composite states. The arrow therefore connects the
 * two siblings that contain source and target, and its label names source and target.
 */
function createArrow(source: StatechartNode, target: StatechartNode, text: string): Arrow {
  const sources = ancestorsOf(source);
  const targets = ancestorsOf(target);
  const split = sources.findIndex((state, depth) => state !== targets[depth]);
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

/** A Mermaid state diagram of a machine. */
export function mermaid(root: StatechartNode): string {
  const allArrows = allStates(root).flatMap(arrowsFrom);

  const inside = (state: StatechartNode): string[] => {
    const boxes = state.children.map(box);
    const separator = state.type === 'parallel' ? ['--'] : [];
    const own = allArrows.filter(({ container }) => container === state);
    return [
      ...state.initial.map((first) => `[*] --> ${mermaidId(first)}`),
      ...boxes.flatMap((lines, index) => (index === 0 ? lines : [...separator, ...lines])),
      ...(own.some(({ from }) => from === anySourceId(state))
        ? [`state "(any)" as ${anySourceId(state)}`]
        : []),
      ...own.map(formatArrow),
      ...state.children
        .filter(({ type }) => type === 'final')
        .map((end) => `${mermaidId(end)} --> [*]`),
    ];
  };
  const box = (state: StatechartNode): string[] => {
    const head = `state "${escapeLabel(state.name)}" as ${mermaidId(state)}`;
    if (state.children.length === 0) return [head];
    return [`${head} {`, ...inside(state).map((line) => `  ${line}`), '}'];
  };

  const outside = allArrows.filter(({ container }) => container === undefined).map(formatArrow);
  const body =
    root.type === 'parallel' || outside.length > 0 ? [...box(root), ...outside] : inside(root);
  return ['stateDiagram-v2', ...body.map((line) => `  ${line}`)].join('\n');
}
