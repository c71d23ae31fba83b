import { describe, expect, test } from 'vitest';
import { hears, sees, watch } from '../support/media.ts';
import {
  connectionOf,
  idOf,
  meet,
  memberOf,
  person,
  untilMember,
  withDevices,
  type Person,
} from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { pictures } from '../support/wrtc-devices.ts';

/** Two people who see and hear each other, and what they have negotiated for it. */
async function talking(ana: Person, ben: Person) {
  await Promise.all([withDevices(ana), withDevices(ben)]);
  await meet(ana, ben);
  return () => [ana, ben].map(connectionOf).map(({ descriptions, needs }) => [descriptions, needs]);
}

const senderOf = (someone: Person, slot: number) =>
  connectionOf(someone).getTransceivers()[slot]?.sender.track ?? null;

describe('what a person sends', () => {
  test('is silent while the microphone is muted, and the others are told', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    const negotiated = await talking(ana, ben);
    const before = structuredClone(negotiated());
    await hears(ben, ana, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await untilMember(ben, ana, ({ profile }) => !profile.microphone);
    await hears(ben, ana, 'silence');
    expect(senderOf(ana, 0)).toBeNull();
    await hears(ana, ben, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await untilMember(ben, ana, ({ profile }) => profile.microphone);
    await hears(ben, ana, 'speech');
    expect(negotiated()).toEqual(before);
  });

  test('is no picture while the camera is off, and another one when it is on again', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    const negotiated = await talking(ana, ben);
    const before = structuredClone(negotiated());
    await sees(ben, ana, pictures.camera);
    const first = senderOf(ana, 1);

    ana.call.send({ type: 'camera.toggle' });
    await untilMember(ben, ana, ({ profile }) => !profile.camera);
    expect(first?.readyState).toBe('ended');
    await eventually('nothing in the camera slot', () => senderOf(ana, 1) === null);

    ana.call.send({ type: 'camera.toggle' });
    await untilMember(ben, ana, ({ profile }) => profile.camera);
    await sees(ben, ana, pictures.camera);
    expect(senderOf(ana, 1)?.id).not.toBe(first?.id);
    expect(negotiated()).toEqual(before);
  });

  test('is the screen with its sound besides the camera, without any negotiation', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    const negotiated = await talking(ana, ben);
    const before = structuredClone(negotiated());

    for (const [one, other] of [
      [ana, ben],
      [ben, ana],
    ] as const) {
      one.call.send({ type: 'screen.toggle' });
      await untilMember(other, one, ({ profile }) => profile.screen);
      await sees(other, one, pictures.screen, 'screen');
      await hears(other, one, 'speech', 'screen');
      await sees(other, one, pictures.camera);
    }

    ana.call.send({ type: 'screen.toggle' });
    await untilMember(ben, ana, ({ profile }) => !profile.screen);
    await hears(ben, ana, 'silence', 'screen');
    expect(ana.platform.mediaDevices.opened.map(({ readyState }) => readyState)).toEqual([
      'live',
      'live',
      'ended',
      'ended',
    ]);
    await sees(ana, ben, pictures.screen, 'screen');
    expect(negotiated()).toEqual(before);
  });

  test('reaches a newcomer too when it began before they came', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await talking(ana, ben);
    ana.call.send({ type: 'screen.toggle' });
    await untilMember(ben, ana, ({ profile }) => profile.screen);

    using eva = person(server, 'Eva');
    await withDevices(eva);
    eva.call.send({ type: 'join' });
    await eventually(
      'Eva meets Ana',
      () => eva.call.actor.getSnapshot().context.members.length === 2,
    );

    expect(memberOf(eva, ana).profile).toMatchObject({ screen: true, camera: true });
    await eventually('a stream', () => eva.call.streams.of(idOf(ana), 'screen') !== null);
    await sees(eva, ana, pictures.screen, 'screen');
  });

  test('can be seen by oneself, and is told of when it changes', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    let changes = 0;
    const unsubscribe = ana.call.streams.subscribe(() => {
      changes += 1;
    });

    await withDevices(ana);

    expect(ana.call.streams.own('camera')?.getVideoTracks()).toHaveLength(1);
    expect(ana.call.streams.own('screen')).toBeNull();
    expect(changes).toBe(2);
    unsubscribe();
    ana.call.send({ type: 'camera.toggle' });
    expect(ana.call.streams.own('camera')).toBeNull();
    expect(changes).toBe(2);
  });
});

test('the picture goes on while a person mutes, shares and renames themselves', async () => {
  await using server = await startServer();
  using ana = person(server, 'Ana');
  using ben = person(server, 'Ben');
  const negotiated = await talking(ana, ben);
  const before = structuredClone(negotiated());
  await sees(ben, ana, pictures.camera);
  using watched = watch(ben, ana);

  ana.call.send({ type: 'microphone.toggle' });
  ana.call.send({ type: 'screen.toggle' });
  ana.call.send({ type: 'rename', name: 'Anna' });
  ana.call.send({ type: 'hand.toggle' });

  await untilMember(ben, ana, ({ profile }) => profile.name === 'Anna' && profile.hand);
  const { frames } = watched;
  await eventually('more frames', () => watched.frames > frames + 2);
  expect(negotiated()).toEqual(before);
});
