import { isSending } from '@visavis/client/derived';
import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { cleanName, maxNameLength, storedName, storeName } from '../../call/names/display-name.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { DeviceHelp } from '../../features/devices/device-help.tsx';
import { DevicePickers } from '../../features/devices/device-pickers.tsx';
import { callProblemText, commonText, lobbyText } from '../../text/text.ts';
import styles from './lobby-screen.module.css';
import { Preview } from './preview.tsx';

/** How often the lobby asks who is in the room. */
const peekIntervalMs = 5_000;

/** What others will see and hear of the user. */
function joinHint(microphone: boolean, camera: boolean): string {
  if (microphone) return camera ? lobbyText.joinWithBoth : lobbyText.joinWithMicrophone;
  return camera ? lobbyText.joinWithCamera : lobbyText.joinWithNeither;
}

/** The lobby of a room: own video, devices, who is in the room, and the button to join. */
export function LobbyScreen() {
  const { media, send, snapshot } = useCall();
  const [name, setName] = createSignal(readLinkParameters(location.search).name ?? storedName());
  const isJoining = createMemo(() => snapshot().matches({ active: 'joining' }));
  const problem = createCallProblem();
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
      <section class={styles['devices']}>
        <Preview />
        <DeviceHelp />
      </section>
      <form class={styles['join']} onSubmit={join}>
        <div>
          <h1>{snapshot().context.room}</h1>
          <p class={styles['peek']} role="status">
            <Show when={peek()} fallback={lobbyText.loadingPeek}>
              {(current) => <>{lobbyText.whoIsThere(current())}</>}
            </Show>
          </p>
        </div>
        <Show when={problem()}>
          {(current) => (
            <div class={styles['problem']} role="status">
              <p>{callProblemText.sentence(current(), 'beforeCall')}</p>
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
        <button
          type="submit"
          class="button accent"
          disabled={isJoining()}
          aria-describedby="join-hint"
        >
          {isJoining() ? lobbyText.joining : lobbyText.join}
        </button>
        <p id="join-hint" class="quiet">
          {joinHint(isSending(media(), 'microphone'), isSending(media(), 'camera'))}
        </p>
      </form>
      <div class={styles['pickers']}>
        <Show when={hasDevices()}>
          <DevicePickers />
        </Show>
        {/* In a new tab, so that the lobby stays open. */}
        <a class={styles['check']} href="/check" target="_blank" rel="noopener">
          {commonText.check}
          <span class="visually-hidden"> {commonText.opensNewTab}</span>
        </a>
      </div>
    </main>
  );
}
