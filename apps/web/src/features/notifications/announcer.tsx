import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';
import { captureKinds } from '../../call/session/allowed-devices.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { roomAnnouncements, type AnnouncedMember } from './room-announcements.ts';

/**
 * From one announcement of members to the next, in milliseconds. What happens meanwhile is announced together, and
 * not at all if it is undone meanwhile: anybody with the link can join and leave many times a second.
 */
const announcementPauseMs = 2_000;

/**
 * Announces to screen readers who joins and leaves, raised hands, shared screens, the own devices, and the server's
 * return.
 */
export function Announcer() {
  const text = useText(callProblemText);
  const deviceText = useText(notificationsText);
  const { media, member, memberIds } = useCall();
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
  let before: readonly AnnouncedMember[] | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  function announceChanges() {
    const now = untrack(members);
    if (now === null || pause !== undefined) return;
    const announcements = roomAnnouncements(before, now);
    before = now;
    if (announcements.length === 0) return;
    announce(announcements.join(' '));
    pause = setTimeout(() => {
      pause = undefined;
      announceChanges();
    }, announcementPauseMs);
  }
  createEffect(on(members, announceChanges));
  onCleanup(() => clearTimeout(pause));
  const problem = createCallProblem();
  createEffect(
    on(problem, (now, before) => {
      if (before && !now) announce(text.resolved);
    }),
  );
  for (const kind of captureKinds) {
    createEffect(
      on(
        () => isSending(media(), kind),
        (isOn) => {
          // Screen readers read the state of a button that was pressed.
          if (document.activeElement?.hasAttribute('aria-pressed')) return;
          announce(deviceText.devices[`${kind}${isOn ? 'On' : 'Off'}`]);
        },
        { defer: true },
      ),
    );
  }
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {announced()}
    </p>
  );
}
