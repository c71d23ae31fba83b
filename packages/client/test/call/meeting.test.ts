import { describe, expect, test } from 'vitest';
import { hears, sees } from '../support/media.ts';
import {
  connected,
  inRoomWith,
  meet,
  memberOf,
  pairs,
  person,
  untilMember,
  withDevices,
  type Person,
} from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { pictures } from '../support/wrtc-devices.ts';

/** Everyone sees and hears everyone, in the slots where they belong. */
async function mediaFlows(...people: readonly Person[]): Promise<void> {
  await Promise.all(
    pairs(people).flatMap(([one, other]) => [
      sees(one, other, pictures.camera),
      hears(one, other, 'speech'),
    ]),
  );
}

const descriptions = ({ platform }: Person) =>
  platform.connections.map((connection) => connection.descriptions);

describe('two people', () => {
  test.each([
    ['Ana', 'Ben'],
    ['Ben', 'Ana'],
  ])('see and hear each other when %s comes before %s', async (first, second) => {
    await using server = await startServer();
    using one = person(server, first);
    using other = person(server, second);
    await Promise.all([withDevices(one), withDevices(other)]);

    await meet(one, other);

    await mediaFlows(one, other);
    expect(memberOf(one, other).profile).toMatchObject({ name: second, camera: true });
  });

  test('see and hear each other when they come at the same instant', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await Promise.all([withDevices(ana), withDevices(ben)]);

    ana.call.send({ type: 'join' });
    ben.call.send({ type: 'join' });

    await connected(ana, ben);
    await mediaFlows(ana, ben);
    expect(descriptions(ana).length + descriptions(ben).length).toBe(2);
  });

  test('are connected by a single offer and a single answer', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');

    await meet(ana, ben);

    expect(descriptions(ben)).toEqual([['local offer', 'remote answer']]);
    expect(descriptions(ana)).toEqual([['remote offer', 'local answer']]);
  });

  test('are connected without any device, and one is seen as soon as the camera is on', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await meet(ana, ben);
    expect(memberOf(ana, ben).profile).toMatchObject({ camera: false, microphone: false });

    await withDevices(ben);

    await untilMember(ana, ben, ({ profile }) => profile.camera && profile.microphone);
    await sees(ana, ben, pictures.camera);
    await hears(ana, ben, 'speech');
  });

  test('in two rooms do not meet', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben', { room: 'room2' });

    ana.call.send({ type: 'join' });
    ben.call.send({ type: 'join' });
    await Promise.all([inRoomWith(ana, 0), inRoomWith(ben, 0)]);

    expect(ana.platform.connections).toHaveLength(0);
  });
});

describe('three people', () => {
  test('who come one after the other all see and hear each other', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    using eva = person(server, 'Eva');
    await Promise.all([ana, ben, eva].map(withDevices));

    await meet(ana, ben, eva);

    await mediaFlows(ana, ben, eva);
    expect(descriptions(eva)).toEqual([
      ['local offer', 'remote answer'],
      ['local offer', 'remote answer'],
    ]);
  });

  test('who come at the same instant, before they have reached the server, are all connected', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    using eva = person(server, 'Eva');

    for (const { call } of [ana, ben, eva]) call.send({ type: 'join' });

    await connected(ana, ben, eva);
    for (const { platform } of [ana, ben, eva]) expect(platform.connections).toHaveLength(2);
  });
});
