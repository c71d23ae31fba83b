import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { deliverThrough } from './support/changed-frames.ts';
import {
  directLink,
  expectConnectedTo,
  openBrowser,
  tileOf,
  type Participant,
} from './support/participants.ts';
import { actOn, openPeople } from './support/people-panel.ts';
import { startCall } from './support/private-call.ts';

/** The frame by which the server says that somebody has joined. */
const JoinedFrame = z.looseObject({
  result: z.looseObject({
    data: z.looseObject({
      data: z.object({ type: z.literal('joined'), member: z.looseObject({ id: z.string() }) }),
    }),
  }),
});

/** A server that lets one person in again in the place of another. */
class LenientServer {
  /** What it has told about those who joined, by id. */
  readonly #members = new Map<string, z.infer<typeof JoinedFrame>['result']['data']['data']>();
  /** Whom it lets in instead of the next one. */
  #returning: string | null = null;

  /** Delivers what the server sends to a page. */
  deliverTo({ page }: Participant): Promise<void> {
    return deliverThrough(page, (frame) => this.#change(frame));
  }

  /** The next one who joins is this member, for all pages. */
  letIn(id: string): void {
    this.#returning = id;
  }

  #change(text: string): string {
    const frame = text.startsWith('{') ? JoinedFrame.safeParse(JSON.parse(text)).data : undefined;
    if (frame === undefined) return text;
    const { result } = frame;
    const { data } = result.data;
    this.#members.set(data.member.id, data);
    const returning = this.#returning === null ? undefined : this.#members.get(this.#returning);
    if (returning === undefined) return text;
    return JSON.stringify({
      ...frame,
      result: { ...result, data: { ...result.data, data: returning } },
    });
  }
}

test('every page refuses somebody who was removed, even if the server lets them in again', async ({
  browser,
}) => {
  test.slow();
  const server = new LenientServer();
  await using ana = await openBrowser(browser, 'Ana');
  await server.deliverTo(ana);
  const link = await startCall(ana);
  await using ben = await openBrowser(browser, 'Ben');
  await server.deliverTo(ben);
  await ben.page.goto(directLink(link, 'Ben'));
  await expectConnectedTo(ana, ['Ben']);
  await using cleo = await openBrowser(browser, 'Cleo');
  await cleo.page.goto(directLink(link, 'Cleo'));
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  await expectConnectedTo(ben, ['Ana', 'Cleo']);
  const cleosId = await tileOf(ana, 'Cleo').getAttribute('data-peer');

  await openPeople(ana);
  await actOn(ana, 'Cleo', 'Remove from the call');
  await ana.page.getByRole('button', { name: 'Remove Cleo' }).click();
  await expect(cleo.page.getByRole('heading', { name: /you were removed/i })).toBeVisible();
  await expect.poll(() => ben.page.url()).not.toBe(directLink(link, 'Ben'));

  server.letIn(cleosId ?? '');
  await using dan = await openBrowser(browser, 'Dan');
  await dan.page.goto(directLink(ana.page.url(), 'Dan'));
  for (const { page } of [ana, ben]) {
    await expect(page.getByText('The server has let somebody into this call')).toBeVisible({
      timeout: 40_000,
    });
  }
  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
});
