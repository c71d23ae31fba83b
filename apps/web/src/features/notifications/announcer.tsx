import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { roomAnnouncements, type AnnouncedMember } from './room-announcements.ts';

/** Announces to screen readers who joins and leaves, raised hands, shared screens, and the server's return. */
export function Announcer() {
  const text = useText(callProblemText);
  const { member, memberIds } = useCall();
  const [announced, announce] = createSignal('');
  // The first plural or list takes tens of milliseconds, at the moment when everyone waits for the first video frame.
  const [isIdle, setIdle] = createSignal(false);
  onceIdle(() => setIdle(true));
  const members = createMemo<readonly AnnouncedMember[] | null>(() =>
    isIdle()
      ? memberIds().map((id) => {
          const { name = '', hand = false, screen = false } = member(id)?.profile ?? {};
          return { id, name, hand, screen };
        })
      : null,
  );
  createEffect(
    on(members, (now, before) => {
      if (now === null) return;
      const announcements = roomAnnouncements(before ?? null, now);
      if (announcements.length > 0) announce(announcements.join(' '));
    }),
  );
  const problem = createCallProblem();
  createEffect(
    on(problem, (now, before) => {
      if (before && !now) announce(text.resolved);
    }),
  );
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {announced()}
    </p>
  );
}
