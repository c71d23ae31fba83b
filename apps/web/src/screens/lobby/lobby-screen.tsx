import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { cleanName, maxNameLength, storedName, storeName } from '../../call/names/display-name.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { DeviceHelp } from '../../features/devices/device-help.tsx';
import { DevicePickers } from '../../features/devices/device-pickers.tsx';
import { describeCallProblem } from '../../text/call-problem.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { commonText } from '../../text/messages/common.ts';
import { lobbyText } from '../../text/messages/lobby.ts';
import { whoIsThere } from '../../text/who-is-there.ts';
import { classes } from '../../ui/classes.ts';
import page from '../../ui/page.module.css';
import styles from './lobby-screen.module.css';
import { Preview } from './preview.tsx';

/** How often the lobby asks who is in the room. */
const peekIntervalMs = 5_000;

/** Names which devices are on. */
function devicesThatAreOn(microphone: boolean, camera: boolean) {
  if (microphone) return camera ? 'both' : 'microphone';
  return camera ? 'camera' : 'neither';
}

/** The lobby of a room: own video, devices, who is in the room, and the button to join. */
export function LobbyScreen() {
  const text = useText(lobbyText);
  const problemText = useText(callProblemText);
  const common = useText(commonText);
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
    send({ type: 'join', name: chosen === '' ? text.guest : chosen });
  };

  return (
    <main class={classes(page['page'], styles['lobby'])}>
      <header class={styles['head']}>
        <a href="/" class={page['product']}>
          {common.product}
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
            <Show when={peek()} fallback={text.loadingPeek}>
              {(current) => <>{whoIsThere(current())}</>}
            </Show>
          </p>
        </div>
        <Show when={problem()}>
          {(current) => (
            <div class={styles['problem']} role="status">
              <p>{describeCallProblem(current(), 'beforeCall')}</p>
              <button type="button" class="button small" onClick={() => send({ type: 'retry' })}>
                {problemText.retry}
              </button>
            </div>
          )}
        </Show>
        <label class={styles['field']}>
          <span>{text.nameLabel}</span>
          <input
            class="field"
            name="name"
            autocomplete="nickname"
            maxLength={maxNameLength}
            placeholder={text.guest}
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
          {isJoining() ? text.joining : text.join}
        </button>
        <p id="join-hint" class="quiet">
          {
            text.joinHints[
              devicesThatAreOn(isSending(media(), 'microphone'), isSending(media(), 'camera'))
            ]
          }
        </p>
      </form>
      <div class={styles['pickers']}>
        <Show when={hasDevices()}>
          <DevicePickers />
        </Show>
        {/* In a new tab, so that the lobby stays open. */}
        <a class={styles['check']} href="/check" target="_blank" rel="noopener">
          {common.check}
          <span class="visually-hidden"> {common.opensNewTab}</span>
        </a>
      </div>
    </main>
  );
}
