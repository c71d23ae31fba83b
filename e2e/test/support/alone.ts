/**
 * Details of a test that measures durations, or that uses every processor: no other test runs at the same time. Its tag
 * is the one in `scripts/run-tests.ts`.
 */
export const alone = { tag: '@alone' } as const;
