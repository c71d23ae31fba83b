import X from 'lucide-solid/icons/x';
import Video from 'lucide-solid/icons/video';
import { useNavigate } from '@solidjs/router';
import { createSignal, For, onMount, Show } from 'solid-js';
import { NAME_LENGTH, rememberedName, rememberName } from '../names/own-name.ts';
import { pathOfRoom, slugify } from '../names/slug.ts';
import { classes } from '../parts/classes.ts';
import { commonWords, homeWords } from '../words/words.ts';
import styles from './home.module.css';
import { forgetRoom, recentRooms } from './recent-rooms.ts';

/** The first page: a fresh room, a room by its name, or one of the last. */
export function Home() {
  const navigate = useNavigate();
  const [typed, setTyped] = createSignal('');
  const [isUnusable, setUnusable] = createSignal(false);
  const [rooms, setRooms] = createSignal(recentRooms());
  const room = () => slugify(typed());
  onMount(() => (document.title = commonWords.product));

  // What carries a call is needed from here on, and has been fetched meanwhile.
  const start = async () => {
    const { randomRoomName } = await import('../session/enter.ts');
    navigate(pathOfRoom(randomRoomName(crypto)));
  };
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = room();
    setUnusable(chosen === null);
    if (chosen !== null) navigate(pathOfRoom(chosen));
  };
  const forget = (name: string) => {
    forgetRoom(name);
    setRooms(recentRooms());
  };
  const hint = () => {
    if (isUnusable() && room() === null) return homeWords.unusable;
    const chosen = room();
    return chosen === null ? homeWords.roomHint : homeWords.becomes(chosen);
  };

  return (
    <main class={styles['home']}>
      <header class={styles['hero']}>
        <p class={styles['product']}>
          <img src="/icon.svg" alt="" width="36" height="36" />
          {commonWords.product}
        </p>
        <h1>{homeWords.lead}</h1>
        <p class={styles['text']}>{homeWords.text}</p>
        <a class={styles['check']} href="/check">
          {commonWords.check}
        </a>
      </header>
      <div class={styles['ways']}>
        <button
          type="button"
          class={classes('button accent', styles['start'])}
          onClick={() => void start()}
        >
          <Video size={20} aria-hidden="true" />
          {homeWords.start}
        </button>
        <p class="quiet">{homeWords.startHint}</p>
        <form class={styles['named']} onSubmit={go}>
          <label for="room">{homeWords.roomLabel}</label>
          <div class={styles['row']}>
            <input
              id="room"
              class="field"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              placeholder={homeWords.roomPlaceholder}
              aria-describedby="room-hint"
              aria-invalid={isUnusable() && room() === null}
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <button type="submit" class="button">
              {homeWords.go}
            </button>
          </div>
          <p id="room-hint" class="quiet" aria-live="polite">
            {hint()}
          </p>
        </form>
        <label class={styles['named']}>
          <span>{homeWords.nameLabel}</span>
          <input
            class="field"
            name="name"
            autocomplete="nickname"
            maxLength={NAME_LENGTH}
            value={rememberedName()}
            onChange={(event) => rememberName(event.currentTarget.value)}
          />
          <span class="quiet">{homeWords.nameHint}</span>
        </label>
        <Show when={rooms().length > 0}>
          <section aria-labelledby="recent">
            <h2 id="recent">{homeWords.recent}</h2>
            <ul class={styles['recent']}>
              <For each={rooms()}>
                {(name) => (
                  <li>
                    <a href={pathOfRoom(name)}>{name}</a>
                    <button
                      type="button"
                      aria-label={homeWords.remove(name)}
                      onClick={() => forget(name)}
                    >
                      <X size={18} aria-hidden="true" />
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
      </div>
    </main>
  );
}
