import { Refusal } from '@visavis/protocol';
import { createRoomSnapshot } from '@visavis/protocol/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import {
  room,
  oldLink,
  newLink,
  eve,
  openCall,
  openPage,
  enter,
  roomEvent,
  batch,
  isMember,
  linkMessage,
  receiveLink,
} from '../support/private-page.ts';

describe('after a change of the link', () => {
  let pages: Awaited<ReturnType<typeof openCall>>;

  beforeEach(async () => {
    pages = await openCall();
  });

  test('a newcomer with the old link is no member, also if the server admits it', async () => {
    const late = openPage(eve, oldLink);
    for (const page of [pages.ben, pages.cleo]) await page.codec.decode(roomEvent(newLink.lock));
    await receiveLink(pages.cleo, linkMessage(Object.values(pages)));
    for (const page of [pages.ben, pages.cleo]) {
      const joined = await page.codec.decode({ type: 'joined', member: await late.member('Eve') });
      expect(joined).toBeNull();
      const sealed = await late.codec.encodeBatch(page.id, batch);
      expect(await page.codec.decode({ type: 'signal', from: late.id, ...sealed })).toBeNull();
    }
  });

  test('the members are still members, and reach each other with the old link', async () => {
    const { ben, cleo } = pages;
    await ben.codec.decode(roomEvent(newLink.lock));
    await receiveLink(cleo, linkMessage(Object.values(pages)));
    for (const [from, to] of [
      [ben, cleo],
      [cleo, ben],
    ] as const) {
      const sealed = await from.codec.encodeBatch(to.id, batch);
      const event = { type: 'signal', from: from.id } as const;
      expect(await to.codec.decode({ ...event, ...sealed })).toEqual({ ...event, ...batch });
    }
  });

  test('the complete room has the members whose new profile cannot be opened yet', async () => {
    const { ben, cleo } = pages;
    await receiveLink(cleo, linkMessage(Object.values(pages)));
    const resync = createRoomSnapshot('resync', ben.id);
    const members = [await cleo.member('Clea', 2)];
    const state = { ...resync.room, name: room.name, lock: newLink.lock };
    expect(await ben.codec.decode({ ...resync, room: state, members })).toMatchObject({
      members: [{ id: cleo.id, profile: { name: 'Somebody' } }],
    });
  });

  test('nobody goes back to the old link', async () => {
    const { ben, cleo } = pages;
    const old = await cleo.profile('Old', 9);
    for (const page of [ben, cleo]) await receiveLink(page, linkMessage(Object.values(pages)));
    const updated = { type: 'updated', id: cleo.id } as const;
    expect(
      await ben.codec.decode({ ...updated, profile: await cleo.profile('New', 2) }),
    ).toMatchObject({ profile: { name: 'New' } });
    expect(await ben.codec.decode({ ...updated, profile: old })).toBeNull();
  });

  test('those who came with the new link are seen when it arrives', async () => {
    const { ben } = pages;
    const newcomer = openPage(eve, newLink);
    await ben.codec.decode(roomEvent(newLink.lock));
    // The server says that it is a host, which the owner has not.
    const member = { ...(await newcomer.member('Eve')), role: 'host' } as const;
    expect(await ben.codec.decode({ type: 'joined', member })).toBeNull();
    await ben.codec.decode({ type: 'away', id: newcomer.id });
    expect(ben.outsiders.count).toBe(1);

    await receiveLink(ben, linkMessage(Object.values(pages)));

    await waitUntil('Eve is seen', () => ben.sent.length === 2);
    expect(ben.outsiders.count).toBe(0);
    expect(ben.sent).toMatchObject([
      { type: 'link.changed' },
      {
        type: 'signaling.roomEvent',
        event: { type: 'joined', member: { id: newcomer.id, presence: 'away', role: 'guest' } },
      },
    ]);
  });

  test('they see the others when these have the new link', async () => {
    const { ben } = pages;
    const newcomer = openPage(eve, newLink);
    expect(await enter(newcomer, [ben], newLink.lock)).toMatchObject({ members: [] });
    await receiveLink(ben, linkMessage(Object.values(pages)));
    const profile = await ben.profile('Ben', 2);

    await newcomer.codec.decode({ type: 'updated', id: ben.id, profile });

    expect(newcomer.sent).toMatchObject([{ type: 'member.opened', member: { id: ben.id } }]);
  });

  test('a member who is refused tries again, for a while', async () => {
    const { ben } = pages;
    expect(ben.codec.expectsLink()).toBe(true);
    ben.clock.now = 29_999;
    expect(ben.codec.expectsLink()).toBe(true);
    const left = { type: 'left', id: ben.id, reason: 'link-changed' } as const;
    await expect(ben.codec.decode(left)).rejects.toThrow(new Refusal('link-changed'));
    ben.clock.now = 30_000;
    expect(ben.codec.expectsLink()).toBe(false);
    expect(await ben.codec.decode(left)).toEqual(left);
    expect(openPage(eve, oldLink).codec.expectsLink()).toBe(false);
  });

  test.each([false, true])(
    'who came before a restart of the server may come back with the old link, but not after the grace period: %s',
    async (late) => {
      const { ben, cleo } = pages;
      const resync = createRoomSnapshot('resync', ben.id);
      const state = { ...resync.room, name: room.name, lock: oldLink.lock };
      await ben.codec.decode({ ...resync, room: state, graceMs: 1_000, members: [] });
      await ben.codec.decode(roomEvent(newLink.lock));
      const joined = { type: 'joined', member: await cleo.member('Cleo', 2) } as const;
      ben.clock.now = late ? 1_001 : 1_000;
      expect(isMember(await ben.codec.decode(joined))).toBe(!late);
    },
  );
});
