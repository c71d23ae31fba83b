/**
 * Rejects colours, font sizes, spaces and radii in the styles of apps/web that are not design tokens
 * (docs/DESIGN-SYSTEM.md). Names of colours are rejected only if they are in `namedColors`; widths, heights and
 * positions may be any length. Each run first verifies that the check rejects and accepts the probes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './workspace.ts';

const root = join(import.meta.dirname, '..');
const stylesFolder = 'apps/web/src/';
const tokenFile = `${stylesFolder}ui/styles/tokens.css`;

const namedColors =
  'white|black|gr[ae]y|silver|red|orange|gold|yellow|green|teal|blue|navy|purple|pink|brown';
const color = new RegExp(
  `#[0-9a-f]{3,8}\\b|\\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\\((?!var\\()|(?<![\\w-])(${namedColors})(?![\\w-])`,
  'i',
);
const length = /(?<![\w-])\d*\.?\d+(px|rem|em|pt|ch|ex)\b/i;

/** What is wrong with a declaration, or null. */
function findProblem(property: string, value: string): string | null {
  if (color.test(value)) return 'a colour that is no token';
  if (property === 'font-size' || property === 'font') {
    return /var\(--size-|^inherit$/.test(value) && !length.test(value)
      ? null
      : 'a font size that is no token';
  }
  if (/^(gap|row-gap|column-gap|padding|margin)(-|$)/.test(property)) {
    return length.test(value) ? 'a space that is no token' : null;
  }
  if (property.startsWith('border') && property.endsWith('radius')) {
    return length.test(value) || value.includes('%') ? 'a radius that is no token' : null;
  }
  return null;
}

/** The problems of a style sheet, each with the line. */
function checkStyles(css: string): readonly string[] {
  // Comments keep their line breaks, so that the lines can be counted.
  const code = css.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return [...code.matchAll(/(?<=[{;}]\s*)([a-z-]+):\s*([^;{}]+)(?=[;}])/g)].flatMap((match) => {
    const [, property = '', value = ''] = match;
    const problem = findProblem(property, value.trim());
    const line = code.slice(0, match.index).split('\n').length;
    return problem === null ? [] : [`${line}: ${property}: ${value.trim()} has ${problem}`];
  });
}

const rejected = [
  'color: #fff',
  'background: rgb(0 0 0 / 0.5)',
  'border: 1px solid white',
  'box-shadow: 0 1px 2px oklch(0.4 0.1 20)',
  'font-size: 0.9em',
  'font: 12px sans-serif',
  'gap: 0.25rem',
  'padding-inline: var(--space-1) 3px',
  'border-radius: 50%',
];
const accepted = [
  'color: CanvasText',
  'background: var(--surface)',
  'border: 1px solid currentcolor',
  'font: var(--size-small) / 1.5 var(--font-mono)',
  'font-size: inherit',
  'margin: calc(-1 * var(--space-2)) auto 0',
  'border-radius: 0',
  'background: oklch(var(--avatar-tone) var(--hue))',
  'width: 3rem',
  'white-space: nowrap',
];
const problems = [
  ...rejected
    .filter((probe) => checkStyles(`a {\n${probe};}`).length !== 1)
    .map((probe) => `not rejected: ${probe}`),
  ...accepted
    .filter((probe) => checkStyles(`a {\n${probe};}`).length !== 0)
    .map((probe) => `rejected: ${probe}`),
];

const files = listFiles(root).filter(
  (file) => file.startsWith(stylesFolder) && file.endsWith('.css') && file !== tokenFile,
);
for (const file of files) {
  for (const problem of checkStyles(readFileSync(join(root, file), 'utf8'))) {
    problems.push(`${file}:${problem}`);
  }
}
for (const line of problems) console.error(line);
console.log(`${files.length} style sheets, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
