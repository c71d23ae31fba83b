import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { useCall } from '../session/view.ts';
import { noticeWords } from '../words/words.ts';
import { news, type Seen } from './news.ts';

/** Tells those who do not see the screen who comes and goes, and what else matters. */
export function Announcer() {
  const { member, memberIds, signaling } = useCall();
  const [text, say] = createSignal('');
  const people = createMemo<readonly Seen[]>(() =>
    memberIds().map((id) => {
      const profile = member(id)?.profile;
      const { name = '', hand = false, screen = false } = profile ?? {};
      return { id, name, hand, screen };
    }),
  );
  createEffect(
    on(people, (now, before) => {
      const said = news(before ?? null, now);
      if (said.length > 0) say(said.join(' '));
    }),
  );
  const isServerAway = createMemo(() => signaling()?.hasTag('server away') ?? false);
  createEffect(
    on(isServerAway, (away, wasAway) => {
      if (wasAway && !away) say(noticeWords.serverBack);
    }),
  );
  return (
    <p class="unseen" role="status" aria-live="polite">
      {text()}
    </p>
  );
}
