import page from '../../../../docs/PROTOCOL.md?raw';

/** The cells in backquotes of the tables below a heading of docs/PROTOCOL.md. */
export function readVectors(heading: string): readonly (readonly string[])[] {
  const [, rest = ''] = page.split(`\n### ${heading}\n`);
  const [section = ''] = rest.split(/\n##/);
  return section
    .split('\n')
    .filter((line) => /^\|.*`/.test(line))
    .map((line) => Array.from(line.matchAll(/`([^`]+)`/g), ([, cell = '']) => cell));
}
