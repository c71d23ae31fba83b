import { useText } from '@visavis/text/solid';
import { createMemo, lazy, onCleanup, Show, Suspense } from 'solid-js';
import { isPrivateRoomName } from '../../call/names/room-name.ts';
import { createCallProblem } from '../../call/state/call-problem.ts';
import type { RoomWait } from '../../call/state/room-wait.ts';
import { useCall } from '../../call/state/call-view.ts';
import { describeCallProblem } from '../../text/call-problem.ts';
import { callProblemText } from '../../text/messages/call-problem.ts';
import { commonText } from '../../text/messages/common.ts';
import { lobbyText } from '../../text/messages/lobby.ts';
import { roomTitle } from '../../call/names/room-title.ts';
import { whoIsThere } from '../../text/who-is-there.ts';
import { classes } from '../../ui/classes.ts';
import { focusOnNewScreen } from '../../ui/browser/focus.ts';
import page from '../../ui/page.module.css';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import styles from './lobby-screen.module.css';
import { JoinForm } from './join-form.tsx';
import { Preview } from './preview.tsx';

// Not needed to see oneself and to join.
const DeviceHelp = lazy(() =>
  import('../../features/devices/device-help.tsx').then(({ DeviceHelp }) => ({
    default: DeviceHelp,
  })),
);
const DevicePickers = lazy(() =>
  import('../../features/devices/device-pickers.tsx').then(({ DevicePickers }) => ({
    default: DevicePickers,
  })),
);

/** How often the lobby asks who is in the room. */
const peekIntervalMs = 5_000;

/** The lobby of a room: own video, devices, who is in the room, and the button to join. */
export function LobbyScreen(props: { roomWait: RoomWait }) {
  const text = useText(lobbyText);
  const problemText = useText(callProblemText);
  const common = useText(commonText);
  const { media, send, snapshot } = useCall();
  const problem = createCallProblem();
  const room = () => snapshot().context.room;
  const peek = () => snapshot().context.peek;
  const describePeek = () => {
    // What the server said before it stopped responding may be wrong by now.
    if (problem() !== null) return text.unknownPeek;
    const current = peek();
    return current === null ? text.loadingPeek : whoIsThere(current);
  };
  const hasDevices = createMemo(() => (media()?.context.devices.length ?? 0) > 0);

  let heading: HTMLHeadingElement | undefined;
  focusOnNewScreen(() => heading);

  const timer = setInterval(() => {
    if (!document.hidden || props.roomWait.isWaiting()) send({ type: 'peek' });
  }, peekIntervalMs);
  onCleanup(() => clearInterval(timer));

  return (
    <main class={classes(page['page'], styles['lobby'])}>
      <header class={styles['head']}>
        <a href="/" class={page['product']}>
          {common.product}
        </a>
      </header>
      <section class={styles['devices']}>
        <Preview />
        <RetryBoundary fallback={() => null}>
          <Suspense>
            <DeviceHelp />
          </Suspense>
        </RetryBoundary>
      </section>
      <section class={styles['join']}>
        <div>
          <h1 ref={(element) => (heading = element)} tabindex="-1">
            {roomTitle(room(), common)}
          </h1>
          <p class={styles['peek']} role="status">
            {describePeek()}
          </p>
          <p class="quiet">{isPrivateRoomName(room()) ? text.privateRoom : text.openRoom}</p>
        </div>
        <Show when={problem()}>
          {(current) => (
            <div class="advice" role="status">
              <p>{describeCallProblem(current(), 'beforeCall')}</p>
              <button type="button" class="button small" onClick={() => send({ type: 'retry' })}>
                {problemText.retry}
              </button>
            </div>
          )}
        </Show>
        <JoinForm roomWait={props.roomWait} />
      </section>
      <div class={styles['pickers']}>
        <Show when={hasDevices()}>
          <RetryBoundary fallback={() => null}>
            <Suspense>
              <DevicePickers />
            </Suspense>
          </RetryBoundary>
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
