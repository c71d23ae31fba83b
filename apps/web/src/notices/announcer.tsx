import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { useCall } from '../view/view.ts';
import { obstacleWords } from '../words/words.ts';
import { news, type Seen } from './news.ts';
import { createObstacle } from './obstacle.ts';

/** Tells those who do not see the screen who comes and goes, and what else matters. */
export function Announcer() {
  const { member, memberIds } = useCall();
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
  const obstacle = createObstacle();
  createEffect(
    on(obstacle, (now, before) => {
      if (before && !now) say(obstacleWords.gone);
    }),
  );
  return (
    <p class="unseen" role="status" aria-live="polite">
      {text()}
    </p>
  );
}
