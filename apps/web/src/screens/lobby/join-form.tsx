import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js';
import { cleanName, storedName, storeName } from '../../call/names/display-name.ts';
import { guestNumber } from '../../call/names/guest-name.ts';
import { readLinkParameters } from '../../call/session/link-parameters.ts';
import { createAreDevicesUntouched } from '../../call/state/devices-untouched.ts';
import { useCall } from '../../call/state/call-view.ts';
import type { RoomWait } from '../../call/state/room-wait.ts';
import { NameField } from '../../features/own-name/name-field.tsx';
import { lobbyText } from '../../text/messages/lobby.ts';
import { classes } from '../../ui/classes.ts';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import styles from './lobby-screen.module.css';

const CallInOtherTab = lazy(() =>
  import('../../features/other-tab/call-in-other-tab.tsx').then(({ CallInOtherTab }) => ({
    default: CallInOtherTab,
  })),
);

/** Names which devices are on. */
function devicesThatAreOn(microphone: boolean, camera: boolean) {
  if (microphone) return camera ? 'both' : 'microphone';
  return camera ? 'camera' : 'neither';
}

/** The own name, and the button to join: now, or when there is room. */
export function JoinForm(props: { roomWait: RoomWait }) {
  const text = useText(lobbyText);
  const { media, send, snapshot } = useCall();
  const [name, setName] = createSignal(readLinkParameters(location.search).name ?? storedName());
  const isJoining = createMemo(() => snapshot().matches({ active: 'joining' }));
  const isFull = () => snapshot().context.peek?.state === 'full';
  const areDevicesUntouched = createAreDevicesUntouched();
  const label = () => {
    if (isJoining()) return text.joining;
    if (isFull()) return text.joinWhenRoom;
    return areDevicesUntouched() ? text.joinWithoutDevices : text.join;
  };
  // In the language of the page, which can change.
  const guestName = () => text.guest({ number: guestNumber() });
  const ownName = () => {
    const chosen = cleanName(name());
    if (chosen !== '') storeName(chosen);
    return chosen === '' ? guestName() : chosen;
  };
  const joinNow = () => send({ type: 'join', name: ownName() });
  const join = (event: SubmitEvent) => {
    event.preventDefault();
    if (isFull()) props.roomWait.start(ownName());
    else joinNow();
  };
  return (
    <form class={styles['form']} onSubmit={join}>
      <RetryBoundary fallback={() => null}>
        <Suspense>
          <CallInOtherTab onJoin={joinNow} />
        </Suspense>
      </RetryBoundary>
      <NameField value={name()} placeholder={guestName()} onInput={setName} />
      <Show
        when={props.roomWait.isWaiting()}
        fallback={
          <button
            type="submit"
            class={classes('button', !areDevicesUntouched() && 'accent')}
            disabled={isJoining()}
            aria-describedby="join-hint"
          >
            {label()}
          </button>
        }
      >
        <div class="advice" role="status">
          <p>{text.waitingForRoom}</p>
          <button type="button" class="button small" onClick={() => props.roomWait.cancel()}>
            {text.waiting.cancel}
          </button>
        </div>
      </Show>
      <p id="join-hint" class="quiet">
        {
          text.joinHints[
            devicesThatAreOn(isSending(media(), 'microphone'), isSending(media(), 'camera'))
          ]
        }
      </p>
    </form>
  );
}
