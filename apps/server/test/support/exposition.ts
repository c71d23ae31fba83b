const helpLine = /^# HELP ([a-z][a-z0-9_]*) (\S.*)$/;
const typeLine = /^# TYPE ([a-z][a-z0-9_]*) (counter|gauge)$/;
const sampleLine = /^([a-z][a-z0-9_]*)(\{[a-z]+="[\w.-]+"\})? (-?\d[\d.e+-]*)$/;

/**
 * Reads what Prometheus would read, as strictly as its text format allows: for each metric one HELP,
 * one TYPE, then its samples, each once. The keys are as in `visavis_members{presence="away"}`.
 * @throws where anything is not as it should be
 */
export function parseExposition(text: string): Map<string, number> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  let helped = '';
  let current = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, help] = helpLine.exec(line) ?? [];
    const [, name, type] = typeLine.exec(line) ?? [];
    if (help !== undefined) {
      helped = help;
    } else if (name !== undefined && type !== undefined) {
      if (name !== helped || types.has(name)) throw new Error(`not the place of ${line}`);
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
