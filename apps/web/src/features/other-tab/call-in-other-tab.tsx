import { useText } from '@visavis/text/solid';
import { createSignal, onCleanup, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { lobbyText } from '../../text/messages/lobby.ts';
import { callLockName, tabLocks } from './call-lock.ts';

/** How often the lobby looks whether another tab is in the call, in milliseconds. */
const pollIntervalMs = 2_000;

/** How long the other tab may take to leave, in milliseconds. */
const moveTimeoutMs = 5_000;

/** Whether another tab of this browser is in the call of a room. */
async function isInOtherTab(room: string): Promise<boolean> {
  const { held = [] } = (await tabLocks()?.query()) ?? {};
  return held.some(({ name }) => name === callLockName(room));
}

/** Asks the other tab to leave, and waits for that. */
async function takeOver(room: string): Promise<void> {
  const channel = new BroadcastChannel(callLockName(room));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches this origin only
  channel.postMessage(null);
  channel.close();
  const signal = AbortSignal.timeout(moveTimeoutMs);
  // The other tab may be frozen. Then the two are different members, as before.
  await tabLocks()
    ?.request(callLockName(room), { signal }, () => {})
    .catch(() => {});
}

/** Says in the lobby that the user is in this call already, in another tab, and moves it here. */
export function CallInOtherTab(props: { readonly onJoin: () => void }) {
  const text = useText(lobbyText);
  const { snapshot } = useCall();
  const room = () => snapshot().context.room;
  const [isThere, setThere] = createSignal(false);
  const [isMoving, setMoving] = createSignal(false);
  const look = async () => setThere(await isInOtherTab(room()));
  void look();
  const timer = setInterval(() => void look(), pollIntervalMs);
  onCleanup(() => clearInterval(timer));
  const move = async () => {
    setMoving(true);
    await takeOver(room());
    setMoving(false);
    props.onJoin();
  };
  return (
    <Show when={isThere()}>
      <div class="advice" role="status">
        <p>{text.otherTab.text}</p>
        <button
          type="button"
          class="button small"
          disabled={isMoving()}
          onClick={() => void move()}
        >
          {text.otherTab.move}
        </button>
      </div>
    </Show>
  );
}
