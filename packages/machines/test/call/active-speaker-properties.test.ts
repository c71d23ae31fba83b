import type { Member, PeerId } from '@visavis/protocol';
import { ana, ben, cho, createMember, createProfile } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { noSpeakers, takeOver, updateSpeakers, withVoice } from '../../src/call/active-speaker.ts';
import '../support/seed.ts';

type Step =
  | { readonly type: 'voice'; readonly id: PeerId; readonly isHeard: boolean }
  | { readonly type: 'microphone'; readonly id: PeerId; readonly isOn: boolean }
  | { readonly type: 'member'; readonly id: PeerId; readonly isPresent: boolean }
  | { readonly type: 'due'; readonly id: PeerId };

const id = fc.constantFrom(ana, ben, cho);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('voice'), id, isHeard: fc.boolean() }),
  fc.record({ type: fc.constant('microphone'), id, isOn: fc.boolean() }),
  fc.record({ type: fc.constant('member'), id, isPresent: fc.boolean() }),
  fc.record({ type: fc.constant('due'), id }),
);

const memberWith = (id: PeerId, microphone: boolean): Member =>
  createMember(id, { profile: createProfile({ microphone }) });

it('whatever happens, whoever speaks is a member, and the active speaker is one of them if anybody speaks', () => {
  const steps = fc.array(step, { maxLength: 40 });
  fc.assert(
    fc.property(steps, (changes) => {
      let members = [ana, ben, cho].map((each) => memberWith(each, true));
      let speakers = noSpeakers;
      for (const change of changes) {
        const others = members.filter((member) => member.id !== change.id);
        if (change.type === 'voice') speakers = withVoice(speakers, change.id, change.isHeard);
        if (change.type === 'due') speakers = takeOver(speakers, change.id);
        if (change.type === 'microphone' && others.length < members.length) {
          members = [...others, memberWith(change.id, change.isOn)];
        }
        if (change.type === 'member') {
          members = change.isPresent ? [...others, memberWith(change.id, true)] : others;
        }
        speakers = updateSpeakers(speakers, members);
        const { active, claims, heard, recent, speaking } = speakers;
        const ids = members.map((member) => member.id);
        for (const list of [heard, recent, speaking, claims]) {
          expect(new Set(list).size).toBe(list.length);
          expect(ids).toEqual(expect.arrayContaining([...list]));
        }
        expect(recent).toEqual(expect.arrayContaining([...speaking]));
        expect(speaking.length === 0 ? [active, ...speaking] : speaking).toContain(active);
        expect([null, ...recent]).toContain(active);
        for (const claimant of claims) {
          expect(speaking).toContain(claimant);
          expect(claimant).not.toBe(active);
        }
        expect(updateSpeakers(speakers, members)).toBe(speakers);
      }
    }),
  );
});
