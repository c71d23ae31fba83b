import type { RoomEvent } from '@visavis/protocol';
import { ben } from '@visavis/protocol/testing';
import { expect } from 'vitest';
import type { ScriptedCall } from '../../gallery/scripted-call.ts';
import { textAttributes } from './displayed-texts.ts';

/** The initial of {@link hostileName}. */
export const hostileInitial = 'ב';

/** A name that turns the text after it around, if it is not isolated. Schemas would remove the override. */
export const hostileName = `${hostileInitial}ן\u202Eneb`;

const runsFromRightToLeft = (text: string): boolean => /[\u0590-\u05FF\u202E]/u.test(text);

/** Removes what is between a FIRST STRONG ISOLATE and its POP DIRECTIONAL ISOLATE, inside out. */
function withoutIsolates(text: string): string {
  const rest = text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, '');
  return rest === text ? text : withoutIsolates(rest);
}

const isIsolated = (text: string): boolean => !runsFromRightToLeft(withoutIsolates(text));

const isolatesContent = (element: Element): boolean =>
  element.localName === 'bdi' || element.getAttribute('dir') === 'auto';

/** The texts and attributes of an element in which the name could turn other text around. */
function problemsOf(element: Element): readonly string[] {
  const attributes = textAttributes
    .map((name) => element.getAttribute(name) ?? '')
    .filter((text) => text !== hostileName && !isIsolated(text));
  const texts = [...element.childNodes]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => textContent ?? '')
    .filter((text) => !isIsolated(text));
  const value = element instanceof HTMLInputElement ? element.value : '';
  return [
    ...attributes,
    ...(isolatesContent(element) ? [] : [...texts, ...(runsFromRightToLeft(value) ? [value] : [])]),
  ];
}

/** The name of another person is isolated from the text around it, wherever it is displayed. */
export function expectIsolated(): void {
  expect(isIsolated(document.title)).toBe(true);
  expect([...document.body.querySelectorAll('*')].flatMap(problemsOf)).toEqual([]);
}

/** Whether the page displays {@link hostileName}. */
export const isHostileNameShown = (): boolean => document.body.innerHTML.includes(hostileName);

function rename(event: RoomEvent): RoomEvent {
  if (event.type !== 'joined') return event;
  const profile = { ...event.member.profile, name: hostileName };
  return { ...event, member: { ...event.member, profile } };
}

/** Gives Ben the hostile name, now and whenever he joins again. */
export function withHostileName(call: ScriptedCall): ScriptedCall {
  const member = call.call.actor.getSnapshot().context.members.find(({ id }) => id === ben);
  if (member !== undefined) {
    const { profile } = member;
    const update = { ...profile, name: hostileName, revision: profile.revision + 1 };
    call.roomEvent({ type: 'updated', id: ben, profile: update });
  }
  return { ...call, roomEvent: (event) => call.roomEvent(rename(event)) };
}
