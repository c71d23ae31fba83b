import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callProblemText } from '../../text/text.ts';
import { roomAnnouncements, type AnnouncedMember } from './room-announcements.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';

/** Tells those who do not see the screen who comes and goes, and what else matters. */
export function Announcer() {
  const { member, memberIds } = useCall();
  const [text, say] = createSignal('');
  const people = createMemo<readonly AnnouncedMember[]>(() =>
    memberIds().map((id) => {
      const profile = member(id)?.profile;
      const { name = '', hand = false, screen = false } = profile ?? {};
      return { id, name, hand, screen };
    }),
  );
  createEffect(
    on(people, (now, before) => {
      const said = roomAnnouncements(before ?? null, now);
      if (said.length > 0) say(said.join(' '));
    }),
  );
  const obstacle = createCallProblem();
  createEffect(
    on(obstacle, (now, before) => {
      if (before && !now) say(callProblemText.resolved);
    }),
  );
  return (
    <p class="unseen" role="status" aria-live="polite">
      {text()}
    </p>
  );
}
