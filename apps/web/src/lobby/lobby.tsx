import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { cleanName, NAME_LENGTH, rememberedName, rememberName } from '../names/own-name.ts';
import { createObstacle } from '../notices/obstacle.ts';
import { isSending } from '../session/devices.ts';
import { intentOf } from '../session/intent.ts';
import { useCall } from '../view/view.ts';
import { DevicePickers } from '../settings/device-pickers.tsx';
import { commonWords, lobbyWords, obstacleWords } from '../words/words.ts';
import { DeviceHelp } from './device-help.tsx';
import styles from './lobby.module.css';
import { Preview } from './preview.tsx';

/** How often the lobby looks again who is in the room, in milliseconds. */
const PEEK_INTERVAL = 5_000;

/** How the others will perceive a person. */
function howJoined(microphone: boolean, camera: boolean): string {
  if (microphone) return camera ? lobbyWords.joinWithBoth : lobbyWords.joinWithMicrophone;
  return camera ? lobbyWords.joinWithCamera : lobbyWords.joinWithNeither;
}

/** The door of a room: one's own picture, the devices, who is inside, and the way in. */
export function Lobby() {
  const { media, send, snapshot } = useCall();
  const [name, setName] = createSignal(intentOf(location.search).name ?? rememberedName());
  const isJoining = createMemo(() => snapshot().matches('joining'));
  const obstacle = createObstacle();
  const peek = () => snapshot().context.peek;
  const hasDevices = createMemo(() => (media()?.context.devices.length ?? 0) > 0);

  const timer = setInterval(() => {
    if (!document.hidden) send({ type: 'peek' });
  }, PEEK_INTERVAL);
  onCleanup(() => clearInterval(timer));

  const join = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = cleanName(name());
    if (chosen !== '') rememberName(chosen);
    send({ type: 'join', name: chosen === '' ? lobbyWords.guest : chosen });
  };

  return (
    <main class={styles['lobby']}>
      <header class={styles['head']}>
        <a href="/" class={styles['product']}>
          {commonWords.product}
        </a>
      </header>
      <section class={styles['seen']}>
        <Preview />
        <DeviceHelp />
      </section>
      <form class={styles['way']} onSubmit={join}>
        <div>
          <h1>{snapshot().context.room}</h1>
          <p class={styles['peek']} role="status">
            <Show when={peek()} fallback={lobbyWords.looking}>
              {(seen) => <>{lobbyWords.whoIsThere(seen())}</>}
            </Show>
          </p>
        </div>
        <Show when={obstacle()}>
          {(what) => (
            <div class={styles['away']} role="status">
              <p>{obstacleWords.sentence(what(), 'door')}</p>
              <button type="button" class="button small" onClick={() => send({ type: 'retry' })}>
                {obstacleWords.retry}
              </button>
            </div>
          )}
        </Show>
        <label class={styles['field']}>
          <span>{lobbyWords.nameLabel}</span>
          <input
            class="field"
            name="name"
            autocomplete="nickname"
            maxLength={NAME_LENGTH}
            placeholder={lobbyWords.guest}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button accent" disabled={isJoining()} aria-describedby="how">
          {isJoining() ? lobbyWords.joining : lobbyWords.join}
        </button>
        <p id="how" class="quiet">
          {howJoined(isSending(media(), 'microphone'), isSending(media(), 'camera'))}
        </p>
      </form>
      <div class={styles['pickers']}>
        <Show when={hasDevices()}>
          <DevicePickers />
        </Show>
        {/* In a tab of its own, so that nobody loses the way into their room. */}
        <a class={styles['check']} href="/check" target="_blank" rel="noopener">
          {commonWords.check}
          <span class="unseen"> {commonWords.opensNewTab}</span>
        </a>
      </div>
    </main>
  );
}
