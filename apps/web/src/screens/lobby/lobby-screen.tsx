import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { cleanName, maxNameLength, storedName, storeName } from '../../call/names/display-name.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { isSending } from '../../call/derived/device-state.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { useCall } from '../../call/state/call-view.ts';
import { DevicePickers } from '../../features/devices/device-pickers.tsx';
import { commonText, lobbyText, callProblemText } from '../../text/text.ts';
import { DeviceHelp } from '../../features/devices/device-help.tsx';
import styles from './lobby-screen.module.css';
import { Preview } from './preview.tsx';

/** How often the lobby looks again who is in the room, in milliseconds. */
const peekIntervalMs = 5_000;

/** How the others will perceive a person. */
function joinHint(microphone: boolean, camera: boolean): string {
  if (microphone) return camera ? lobbyText.joinWithBoth : lobbyText.joinWithMicrophone;
  return camera ? lobbyText.joinWithCamera : lobbyText.joinWithNeither;
}

/** The door of a room: one's own picture, the devices, who is inside, and the way in. */
export function LobbyScreen() {
  const { media, send, snapshot } = useCall();
  const [name, setName] = createSignal(readLinkParameters(location.search).name ?? storedName());
  const isJoining = createMemo(() => snapshot().matches({ active: 'joining' }));
  const obstacle = createCallProblem();
  const peek = () => snapshot().context.peek;
  const hasDevices = createMemo(() => (media()?.context.devices.length ?? 0) > 0);

  const timer = setInterval(() => {
    if (!document.hidden) send({ type: 'peek' });
  }, peekIntervalMs);
  onCleanup(() => clearInterval(timer));

  const join = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = cleanName(name());
    if (chosen !== '') storeName(chosen);
    send({ type: 'join', name: chosen === '' ? lobbyText.guest : chosen });
  };

  return (
    <main class={styles['lobby']}>
      <header class={styles['head']}>
        <a href="/" class={styles['product']}>
          {commonText.product}
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
            <Show when={peek()} fallback={lobbyText.looking}>
              {(seen) => <>{lobbyText.whoIsThere(seen())}</>}
            </Show>
          </p>
        </div>
        <Show when={obstacle()}>
          {(what) => (
            <div class={styles['away']} role="status">
              <p>{callProblemText.sentence(what(), 'beforeCall')}</p>
              <button type="button" class="button small" onClick={() => send({ type: 'retry' })}>
                {callProblemText.retry}
              </button>
            </div>
          )}
        </Show>
        <label class={styles['field']}>
          <span>{lobbyText.nameLabel}</span>
          <input
            class="field"
            name="name"
            autocomplete="nickname"
            maxLength={maxNameLength}
            placeholder={lobbyText.guest}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button accent" disabled={isJoining()} aria-describedby="how">
          {isJoining() ? lobbyText.joining : lobbyText.join}
        </button>
        <p id="how" class="quiet">
          {joinHint(isSending(media(), 'microphone'), isSending(media(), 'camera'))}
        </p>
      </form>
      <div class={styles['pickers']}>
        <Show when={hasDevices()}>
          <DevicePickers />
        </Show>
        {/* In a tab of its own, so that nobody loses the way into their room. */}
        <a class={styles['check']} href="/check" target="_blank" rel="noopener">
          {commonText.check}
          <span class="unseen"> {commonText.opensNewTab}</span>
        </a>
      </div>
    </main>
  );
}
