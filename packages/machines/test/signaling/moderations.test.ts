import { ana, ben, eventIdAt } from '@visavis/protocol/testing';
import { Signature, type Moderation } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import type { SignalingHarness } from '../../src/testing/testing.ts';
import { joined, joinRequest, lost, online, reconnect } from '../support/signaling.ts';

/** A moderation with this number, and a signature of its own. */
const createModeration = (number: number): Moderation => ({
  action: { type: 'mute', target: null },
  number,
  signature: Signature.parse(`${String(number).padStart(85, '0')}A`),
});
const [first, second, third] = [createModeration(1), createModeration(2), createModeration(3)];

const moderate = (signaling: SignalingHarness, ...moderations: readonly Moderation[]): void => {
  for (const moderation of moderations) signaling.actor.send({ type: 'moderate', moderation });
};

/** What the newest connection was told to send. */
const sent = (signaling: SignalingHarness) =>
  signaling.server.commandsOfType('moderate').map(({ moderation }) => moderation);

const waiting = ({ actor }: SignalingHarness) => actor.getSnapshot().context.moderations;

/** The server passes on a moderation. */
function passOn(signaling: SignalingHarness, moderation: Moderation, position = 1, by = ana): void {
  const event = { type: 'moderated', by, moderation } as const;
  const id = eventIdAt(position);
  signaling.server.current.report({ type: 'server.roomEvent', id, event });
}

describe('a moderation', () => {
  it('is sent at once in a room', () => {
    const signaling = joined();
    moderate(signaling, first, second);
    expect(sent(signaling)).toEqual([first, second]);
  });

  it('waits until the room is joined, and is sent once then, in order', () => {
    const signaling = online();
    signaling.actor.send({ type: 'join', joinRequest });
    moderate(signaling, first, second);
    expect(sent(signaling)).toEqual([]);
    signaling.server.current.report({ type: 'server.joined' });
    expect(sent(signaling)).toEqual([first, second]);
  });

  it('waits for a server that cannot be reached', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    moderate(signaling, first);
    expect(waiting(signaling)).toEqual([first]);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([first]);
  });

  it('is repeated on each new connection, until the server passes it on', () => {
    const signaling = joined();
    moderate(signaling, first, second);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([first, second]);
    passOn(signaling, first);
    expect(waiting(signaling)).toEqual([second]);
    expect(signaling.receivedOfType('signaling.roomEvent')).toMatchObject([
      { event: { type: 'moderated', moderation: first } },
    ]);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([second]);
    passOn(signaling, second, 2);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([]);
  });

  it('of another member with the same number is none of these', () => {
    const signaling = joined();
    moderate(signaling, first);
    passOn(signaling, { ...first, signature: second.signature }, 1, ben);
    expect(waiting(signaling)).toEqual([first]);
  });

  it('that the server refuses is reported once, and not repeated', () => {
    const signaling = joined();
    moderate(signaling, first, second);
    const refused = {
      type: 'server.moderationRefused',
      moderation: first,
      reason: 'not-permitted',
    } as const;
    signaling.server.current.report(refused);
    signaling.server.current.report(refused);
    expect(waiting(signaling)).toEqual([second]);
    expect(signaling.receivedOfType('signaling.moderationRefused')).toEqual([
      { type: 'signaling.moderationRefused', moderation: first, reason: 'not-permitted' },
    ]);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([second]);
  });

  it('that the server has carried out is not repeated, also if the room event was lost', () => {
    const signaling = joined();
    moderate(signaling, first, second);
    signaling.server.current.report({ type: 'server.moderated', moderation: first });
    expect(waiting(signaling)).toEqual([second]);
    reconnect(signaling);
    expect(sent(signaling)).toEqual([second]);
  });

  it('is not reported as refused where the server has passed it on', () => {
    const signaling = joined();
    moderate(signaling, third);
    passOn(signaling, third);
    signaling.server.current.report({
      type: 'server.moderationRefused',
      moderation: third,
      reason: null,
    });
    expect(signaling.receivedOfType('signaling.moderationRefused')).toEqual([]);
  });

  it('is dropped when more than 31 newer ones wait', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    const many = Array.from({ length: 40 }, (_, n) => createModeration(n));
    moderate(signaling, ...many);
    expect(waiting(signaling)).toEqual(many.slice(8));
    reconnect(signaling);
    expect(sent(signaling)).toEqual(many.slice(8));
  });
});
