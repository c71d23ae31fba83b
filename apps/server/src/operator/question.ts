import { limits } from '@visavis/protocol';
import * as z from 'zod/mini';

/** How many rooms one answer tells of. */
export const ROOMS_PER_PAGE = 20;
/** As many pages as rooms can be configured. */
const MOST_PAGES = 1_000_000 / ROOMS_PER_PAGE;

const Page = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(MOST_PAGES))),
);
const Wanted = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.roomNameLength));

/** Which rooms somebody wants to see. */
export interface Question {
  /** From 1. */
  readonly page: number;
  /** A room's mark, its beginning, or the whole name; null for all rooms. */
  readonly room: string | null;
}

/** Reads the question from a request's address. What cannot be read is as if it were not there. */
export function readQuestion(url: string): Question {
  const [, query = ''] = url.split('?', 2);
  const asked = new URLSearchParams(query);
  return {
    page: Page.safeParse(asked.get('page')).data ?? 1,
    room: Wanted.safeParse(asked.get('room')).data ?? null,
  };
}
