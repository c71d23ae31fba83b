const helpLine = /^# HELP ([a-z][a-z0-9_]*) (\S.*)$/;
const typeLine = /^# TYPE ([a-z][a-z0-9_]*) (counter|gauge)$/;
const sampleLine = /^([a-z][a-z0-9_]*)(\{[a-z]+="[\w.-]+"\})? (-?\d[\d.e+-]*)$/;

/**
 * Parses the text format of Prometheus as strictly as possible: for each metric one HELP,
 * one TYPE, then its samples, each once. The keys are as in `visavis_members{presence="away"}`.
 * @throws where the text is invalid
 */
export function parseExposition(text: string): Map<string, number> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  let helpName = '';
  let current = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, help] = helpLine.exec(line) ?? [];
    const [, name, type] = typeLine.exec(line) ?? [];
    if (help !== undefined) {
      helpName = help;
    } else if (name !== undefined && type !== undefined) {
      if (name !== helpName || types.has(name)) throw new Error(`unexpected ${line}`);
      if ((type === 'counter') !== name.endsWith('_total')) throw new Error(`misnamed: ${line}`);
      types.set(name, type);
      current = name;
    } else {
      const [, of, labels = '', value] = sampleLine.exec(line) ?? [];
      if (of !== current || samples.has(`${of}${labels}`)) throw new Error(`misplaced: ${line}`);
      samples.set(`${of}${labels}`, Number(value));
    }
  }
  return samples;
}
