/** The pieces of Markdown that the pages are made of. */

const formatCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();

/** Names as code, separated by commas. */
export const code = (texts: readonly string[]): string =>
  texts.map((text) => `\`${text}\``).join(', ');

/** A table. Columns in which nothing stands are left out. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = columns.map((_, n) => rows.some((row) => (row[n] ?? '') !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, n) => used[n])
      .map(formatCell)
      .join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
