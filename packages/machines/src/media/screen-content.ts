/**
 * What a shared screen shows: text, which has to stay sharp, or motion, which has to stay smooth.
 *
 * @public
 */
export const screenContents = ['text', 'motion'] as const;

/** One of the {@link screenContents}. @public */
export type ScreenContent = (typeof screenContents)[number];
