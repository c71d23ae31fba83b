import { createProfile, signature } from '@visavis/protocol/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { createOwnedTestRoom } from '../support/private-room.ts';
import { waitUntil } from '../support/wait.ts';
import {
  room,
  oldLink,
  newLink,
  ana,
  eve,
  openCall,
  openPage,
  roomEvent,
  linkMessage,
  receiveLink,
} from '../support/private-page.ts';

describe('the new link', () => {
  let pages: Awaited<ReturnType<typeof openCall>>;

  beforeEach(async () => {
    pages = await openCall();
  });

  test('is sent to nobody else', async () => {
    const { ben, cleo } = pages;
    const [toAna, toCleo] = [ben.connectTo(pages.ana.id), ben.connectTo(cleo.id)];
    const message = linkMessage([ben, cleo]);
    await receiveLink(ben, message);
    await waitUntil('the link is sent', () => toCleo().length > 0);
    expect(toCleo()).toEqual([message]);
    expect(toAna()).toEqual([]);
  });

  test('is not sent to those who have it', async () => {
    const { ben, cleo } = pages;
    await receiveLink(cleo, linkMessage(Object.values(pages)));
    const [toAna, toCleo] = [ben.connectTo(pages.ana.id), ben.connectTo(cleo.id)];
    const newest = await room.createLink(2);
    await receiveLink(ben, linkMessage(Object.values(pages)));
    await ben.codec.decode({ type: 'updated', id: cleo.id, profile: await cleo.profile('C', 2) });
    const before = toCleo().length;
    ben.secrets.length = 0;
    await receiveLink(ben, { ...linkMessage([pages.ana]), ...newest });
    expect(toCleo()).toHaveLength(before);
    expect(toAna().length).toBeGreaterThan(0);
  });

  test('is for those only who were there when somebody was removed', async () => {
    const { ana: owner, ben, cleo } = pages;
    // The removed person comes back at once, with another session and the old link.
    const again = openPage(eve, oldLink);
    const [toBen, toAgain] = [owner.connectTo(ben.id), owner.connectTo(again.id)];
    const moderation = {
      action: { type: 'remove', target: cleo.id },
      number: 1,
      signature,
    } as const;
    await owner.codec.decode({ type: 'moderated', by: ben.id, moderation });
    const joined = { type: 'joined', member: await again.member('Somebody') } as const;
    expect(await owner.codec.decode(joined)).not.toBeNull();
    owner.entrance.handleRemoval(cleo.id);
    await waitUntil('the lock is sent', () => owner.sent.length > 0);
    const [change] = owner.sent;
    if (change?.type !== 'link.change') throw new Error('Expected a lock.');
    await owner.codec.decode(roomEvent(change.lock));
    await waitUntil('the link is sent', () => toBen().length > 0);
    expect(toBen()).toMatchObject([{ members: [owner.id, ben.id] }]);
    expect(toAgain()).toEqual([]);

    // Every page does without whoever is not among them.
    const left = {
      type: 'signaling.roomEvent',
      event: { type: 'left', id: again.id, reason: 'link-changed' },
    };
    expect(owner.sent).toContainEqual(left);
    await ben.codec.decode(joined);
    for (const message of toBen()) await receiveLink(ben, message);
    expect(ben.sent).toContainEqual(left);
    expect(await ben.codec.decode(joined)).toBeNull();
  });

  test.each([
    ['with the lock of another link', async () => ({ ...newLink, secret: oldLink.secret })],
    ['that is not newer', async () => oldLink],
    ['of another room', async () => (await createOwnedTestRoom()).createLink(2)],
    ['with a changed epoch', async () => ({ ...newLink, lock: { ...newLink.lock, epoch: 7 } })],
  ])('is ignored %s', async (_, makeLink) => {
    const { ben } = pages;
    const bad = { ...linkMessage(Object.values(pages)), ...(await makeLink()) };
    ben.entrance.receiveLink(bad);
    await receiveLink(ben, linkMessage(Object.values(pages)));
    expect(ben.secrets).toEqual([newLink.secret]);
    const entry = await ben.codec.encodeJoin({ room: room.name, profile: createProfile() });
    expect(entry).toMatchObject({ entry: { lock: newLink.lock } });
  });

  test('is sent to the server again by a page that was reloaded meanwhile', async () => {
    const reloaded = openPage(ana, oldLink, { next: newLink });
    expect(
      await reloaded.codec.encodeJoin({ room: room.name, profile: createProfile() }),
    ).toMatchObject({ entry: { lock: oldLink.lock } });
    reloaded.codec.handleJoined();
    await waitUntil('the lock is sent', () => reloaded.sent.length > 0);
    expect(reloaded.sent).toEqual([{ type: 'link.change', lock: newLink.lock }]);
  });

  test('is used by such a page if the server has it already, and refuses the old one', async () => {
    const reloaded = openPage(ana, oldLink, { next: newLink });
    await reloaded.codec.encodePeek(room.name);
    expect(reloaded.codec.expectsLink()).toBe(true);
    expect(reloaded.codec.expectsLink()).toBe(false);
    expect(
      await reloaded.codec.encodeJoin({ room: room.name, profile: createProfile() }),
    ).toMatchObject({ entry: { lock: newLink.lock } });
    await waitUntil('the page has it', () => reloaded.secrets.length > 0);
    expect(reloaded.secrets).toEqual([newLink.secret]);
  });

  test('is used by its maker when the server has the lock, and not before', async () => {
    const { ana: owner, ben } = pages;
    const toBen = owner.connectTo(ben.id);
    const change = await owner.entrance.getLinkChange();
    const changed = change?.();
    await waitUntil('the lock is sent', () => owner.sent.length > 0);
    expect(toBen()).toEqual([]);
    const before = await owner.codec.encodeJoin({ room: room.name, profile: createProfile() });
    expect(before).toMatchObject({ entry: { lock: oldLink.lock } });
    owner.codec.handleJoined();
    await waitUntil('the lock is sent again', () => owner.sent.length > 1);
    const [first, second] = owner.sent;
    expect(first).toMatchObject({ type: 'link.change', lock: { epoch: 1 } });
    expect(second).toEqual(first);

    if (first?.type === 'link.change') await owner.codec.decode(roomEvent(first.lock));
    await changed;

    expect(toBen()).toMatchObject([{ type: 'link', secret: owner.secrets.at(-1) }]);
    expect(owner.sent.at(-1)).toEqual({ type: 'link.changed' });
  });
});
