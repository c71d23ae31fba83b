import { limits } from '@visavis/protocol';
import * as z from 'zod/mini';

/** How many rooms one answer tells of. */
export const roomsPerPage = 20;
/** As many pages as rooms can be configured. */
const maxPages = 1_000_000 / roomsPerPage;

const Page = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(maxPages))),
);
const RoomFilter = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(limits.maxRoomNameLength));

/** Which rooms somebody wants to see. */
export interface OperatorQuery {
  /** From 1. */
  readonly page: number;
  /** A room's mark, its beginning, or the whole name; null for all rooms. */
  readonly room: string | null;
}

/** Reads the question from a request's address. What cannot be read is as if it were not there. */
export function parseOperatorQuery(url: string): OperatorQuery {
  const [, query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  return {
    page: Page.safeParse(params.get('page')).data ?? 1,
    room: RoomFilter.safeParse(params.get('room')).data ?? null,
  };
}
