/**
 * Runs all browser tests: two at a time, because they wait more than they compute, and afterwards those that measure
 * what others would disturb, one at a time. Passes its arguments on to Playwright.
 */
import { spawnSync } from 'node:child_process';

/** The tag of a test that needs the machine to itself, as `test/support/alone.ts` gives it. */
const aloneTag = '@alone';

/** The parts of the suite, each with its report `test-results/playwright-NAME.json`. */
const parts = [
  { name: 'together', options: ['--grep-invert', aloneTag, '--workers', '2'] },
  { name: 'alone', options: ['--grep', aloneTag, '--workers', '1'] },
] as const;

/** Runs a part of the tests. @returns whether all passed */
function runPart({ name, options }: (typeof parts)[number]): boolean {
  const output = ['--output', `test-results/artifacts/${name}`];
  // The arguments may select tests of the other part only.
  const selection = ['--pass-with-no-tests', ...process.argv.slice(2)];
  const reportFile = `test-results/playwright-${name}.json`;
  const { status, error } = spawnSync('playwright', ['test', ...options, ...output, ...selection], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  });
  if (error !== undefined) throw error;
  return status === 0;
}

// A part that fails must not hide the results of the other.
const results = parts.map(runPart);
process.exitCode = results.every(Boolean) ? 0 : 1;
