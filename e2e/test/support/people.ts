import { expect } from '@playwright/test';
import { joinHeadless } from './headless-participant.ts';
import type { Participant } from './participants.ts';

/** Ana in a call with people without a browser. */
export async function withPeople(
  ana: Participant,
  baseURL: string | undefined,
  room: string,
  names: readonly string[],
) {
  const people = new DisposableStack();
  for (const name of names) people.use(await joinHeadless(baseURL ?? '', room, name));
  await expect(ana.page.locator('[data-peer]')).toHaveCount(names.length);
  return people;
}
