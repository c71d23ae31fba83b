import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';
import { captureKinds } from '../../call/session/allowed-devices.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { createSpeakerSentence } from './speaker-sentence.ts';
import { roomAnnouncements, type AnnouncedMember } from './room-announcements.ts';

/**
 * From one announcement of members to the next, in milliseconds. What happens meanwhile is announced together, and
 * not at all if it is undone meanwhile: anybody with the link can join and leave many times a second.
 */
const announcementPauseMs = 2_000;

/**
 * Announces to screen readers who joins and leaves, raised hands, shared screens, the own devices, the server's
 * return, and on request who speaks.
 */
export function Announcer(props: { readonly speakerRequests: number }) {
  const text = useText(callProblemText);
  const deviceText = useText(notificationsText);
  const { media, member, memberIds } = useCall();
  const [announced, announce] = createSignal('');
  const members = createMemo<readonly AnnouncedMember[]>(() =>
    memberIds().map((id) => {
      const { name = '', hand = false, screen = false } = member(id)?.profile ?? {};
      return { id, name, hand, screen };
    }),
  );
  let before: readonly AnnouncedMember[] | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  function announceChanges() {
    const now = untrack(members);
    if (pause !== undefined) return;
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
        createMemo(() => isSending(media(), kind)),
        (isOn) => {
          // Screen readers read the state of a button that was pressed.
          if (document.activeElement?.hasAttribute('aria-pressed')) return;
          announce(deviceText.devices[`${kind}${isOn ? 'On' : 'Off'}`]);
        },
        { defer: true },
      ),
    );
  }
  const speakerSentence = createSpeakerSentence();
  createEffect(
    on(
      () => props.speakerRequests,
      () => {
        const sentence = speakerSentence();
        // Screen readers announce changes only, so the same sentence gets an invisible one.
        announce((before) => (before === sentence ? `${sentence}\u00A0` : sentence));
      },
      { defer: true },
    ),
  );
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {announced()}
    </p>
  );
}
