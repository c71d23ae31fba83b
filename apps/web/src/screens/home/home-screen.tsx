import { useNavigate } from '@solidjs/router';
import Video from 'lucide-solid/icons/video';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, Show } from 'solid-js';
import { storedName, storeName } from '../../call/names/display-name.ts';
import { pathOfRoom, toRoomName } from '../../call/names/room-name.ts';
import { NameField } from '../../features/own-name/name-field.tsx';
import { forgetRoom, recentRooms } from '../../features/recent-rooms/recent-rooms.ts';
import { useText } from '@visavis/text/solid';
import { commonText } from '../../text/messages/common.ts';
import { homeText } from '../../text/messages/home.ts';
import { classes } from '../../ui/classes.ts';
import styles from './home-screen.module.css';

/** The first page: start a new room, open a room by its name, or open a recent one. */
export function HomeScreen() {
  const text = useText(homeText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const [typed, setTyped] = createSignal('');
  const [isInvalid, setInvalid] = createSignal(false);
  const [rooms, setRooms] = createSignal(recentRooms());
  const room = () => toRoomName(typed());
  createEffect(() => (document.title = common.product));

  const start = async () => {
    const { createRoomPath } = await import('./create-room-path.ts');
    navigate(await createRoomPath());
  };
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = room();
    setInvalid(chosen === null);
    if (chosen !== null) navigate(pathOfRoom(chosen));
  };
  const forget = (name: string) => {
    forgetRoom(name);
    setRooms(recentRooms());
  };
  const hint = () => {
    if (isInvalid() && room() === null) return text.invalidName;
    const chosen = room();
    return chosen === null ? text.roomHint : text.linkPreview({ room: chosen });
  };

  return (
    <main class={styles['home']}>
      <header class={styles['hero']}>
        <p class={styles['product']}>
          <img src="/icon.svg" alt="" width="36" height="36" />
          {common.product}
        </p>
        <h1>{text.lead}</h1>
        <p class={styles['text']}>{text.text}</p>
        <a class={styles['check']} href="/check">
          {common.check}
        </a>
      </header>
      <div class={styles['options']}>
        <NameField value={storedName()} hint={text.nameHint} onChange={storeName} />
        <button
          type="button"
          class={classes('button accent', styles['start'])}
          onClick={() => void start()}
        >
          <Video size={20} aria-hidden="true" />
          {text.start}
        </button>
        <p class="quiet">{isSecureContext ? text.startHint : text.startHintOpen}</p>
        <form class={styles['labelled']} onSubmit={go}>
          <label for="room">{text.roomLabel}</label>
          <div class={styles['row']}>
            <input
              id="room"
              class="field"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              placeholder={text.roomPlaceholder}
              aria-describedby="room-hint"
              aria-invalid={isInvalid() && room() === null}
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <button type="submit" class="button">
              {text.go}
            </button>
          </div>
          <p id="room-hint" class="quiet" aria-live="polite">
            {hint()}
          </p>
        </form>
        <Show when={rooms().length > 0}>
          <section aria-labelledby="recent">
            <h2 id="recent">{text.recent}</h2>
            <ul class={styles['recent']}>
              <For each={rooms()}>
                {(name) => (
                  <li>
                    <a href={pathOfRoom(name)}>{name}</a>
                    <button
                      type="button"
                      aria-label={text.remove({ room: name })}
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
