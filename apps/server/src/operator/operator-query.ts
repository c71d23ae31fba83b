import { limits } from '@visavis/protocol';
import * as z from 'zod/mini';

export const roomsPerPage = 20;
/** Enough for the most rooms that can be configured. */
const maxPages = 1_000_000 / roomsPerPage;

const Page = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(maxPages))),
);
const RoomFilter = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(limits.maxRoomNameLength));

/** Which rooms to report. */
export interface OperatorQuery {
  /** From 1. */
  readonly page: number;
  /** A room's pseudonym or its beginning, or the full name; null for all rooms. */
  readonly room: string | null;
}

/** Reads the query from the URL of a request. Invalid parameters are ignored. */
export function parseOperatorQuery(url: string): OperatorQuery {
  const [, query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  return {
    page: Page.safeParse(params.get('page')).data ?? 1,
    room: RoomFilter.safeParse(params.get('room')).data ?? null,
  };
}
