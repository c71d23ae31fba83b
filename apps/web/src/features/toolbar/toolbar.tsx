import Ellipsis from 'lucide-solid/icons/ellipsis';
import Hand from 'lucide-solid/icons/hand';
import Leave from 'lucide-solid/icons/phone-off';
import ScreenShare from 'lucide-solid/icons/monitor-up';
import { mayShareScreen } from '@visavis/client';
import { captureFailure, captureState, isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, Index, lazy, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { createCopyToClipboard } from '../../ui/browser/clipboard.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { Optional } from '../../ui/optional.tsx';
import { Popover } from '../../ui/popover.tsx';
import { roomLink } from '../invite/room-link.ts';
import { CaptureButton } from './capture-button.tsx';
import { ControlButton } from './control-button.tsx';
import { DeviceMenuButton } from './device-menu-button.tsx';
import { createRovingFocus } from './roving-focus.ts';
import { secondaryActions } from './secondary-actions.ts';
import styles from './toolbar.module.css';

const CallShield = lazy(() =>
  import('../trust/call-shield.tsx').then(({ CallShield }) => ({ default: CallShield })),
);
const MoreMenu = lazy(() =>
  import('./more-menu.tsx').then(({ MoreMenu }) => ({ default: MoreMenu })),
);

function canShareScreen(): boolean {
  // Some browsers have none, as every browser on a page that is not a secure context.
  const { mediaDevices }: { readonly mediaDevices?: MediaDevices } = navigator;
  return mediaDevices !== undefined && 'getDisplayMedia' in mediaDevices;
}

interface ToolbarProps {
  readonly arePeopleOpen: boolean;
  readonly onPeople: () => void;
  readonly areConnectionsOpen: boolean;
  readonly onConnections: () => void;
  readonly onSettings: () => void;
  /** Announces to screen readers who speaks. */
  readonly onWhoSpeaks: () => void;
}

/** The controls of the call, in one row. What has no room is behind "More". */
export function Toolbar(props: ToolbarProps) {
  const text = useText(callText);
  const { media, send, snapshot } = useCall();
  const screen = () => isSending(media(), 'screen');
  const isScreenPermitted = createMemo(() =>
    mayShareScreen(snapshot().context.role, snapshot().context.roomState?.guestRights),
  );
  const screenHint = () => {
    if (!isScreenPermitted()) return text.hints.screenForHosts;
    return screen() ? text.hints.screenOn : text.hints.screenOff;
  };
  const hand = () => snapshot().context.profile.hand;
  const hasProblem = (kind: 'microphone' | 'camera') =>
    captureFailure(captureState(media(), kind)) !== null;
  const room = () => snapshot().context.room;
  const { state: copyState, copy } = createCopyToClipboard(() => roomLink(room()));
  const secondary = createMemo(() =>
    secondaryActions({
      isLinkCopied: copyState() === 'copied',
      copyLink: copy,
      arePeopleOpen: props.arePeopleOpen,
      togglePeople: () => props.onPeople(),
      areConnectionsOpen: props.areConnectionsOpen,
      toggleConnections: () => props.onConnections(),
      openSettings: () => props.onSettings(),
    }),
  );

  // It opens at once, and also without the server.
  const [isIdle, setIdle] = createSignal(false);
  onceIdle(() => {
    setIdle(true);
    void MoreMenu.preload().catch(() => {});
  });

  return (
    <footer class={styles['bar']}>
      <div class={styles['about']}>
        <p class={styles['room']}>{room()}</p>
        <Optional>
          <Show when={isIdle()}>
            <CallShield />
          </Show>
        </Optional>
      </div>
      <div
        ref={createRovingFocus}
        class={styles['controls']}
        role="toolbar"
        aria-label={text.toolbar}
      >
        <CaptureButton kind="microphone" hasShortcut hasProblem={hasProblem('microphone')} />
        <div class={styles['roomy']}>
          <DeviceMenuButton kind="microphone" />
        </div>
        <CaptureButton kind="camera" hasShortcut hasProblem={hasProblem('camera')} />
        <div class={styles['roomy']}>
          <DeviceMenuButton kind="camera" />
        </div>
        <Show when={canShareScreen()}>
          <ControlButton
            name={text.screen}
            label={text.labels.screen}
            hint={screenHint()}
            isUnavailable={!isScreenPermitted()}
            pressed={screen()}
            isActive={screen()}
            onPress={() => send({ type: 'screen.toggle' })}
          >
            <ScreenShare aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={text.hand}
          label={text.labels.hand}
          hint={hand() ? text.hints.handUp : text.hints.handDown}
          pressed={hand()}
          isActive={hand()}
          onPress={() => send({ type: 'hand.toggle' })}
        >
          <Hand aria-hidden="true" />
        </ControlButton>
        <div class={styles['roomy']}>
          {/* By position: the buttons stay while their state changes, and so does the focus. */}
          <Index each={secondary()}>
            {(action) => (
              <ControlButton
                name={action().name}
                hint={action().hint}
                isHintShown={action().isHintShown}
                shortcut={action().shortcut}
                pressed={action().pressed}
                expanded={action().expanded}
                isActive={action().pressed ?? false}
                onPress={() => action().run()}
              >
                <Dynamic component={action().icon} aria-hidden="true" />
              </ControlButton>
            )}
          </Index>
        </div>
        <Popover
          label={text.more}
          trigger={(trigger) => (
            <ControlButton name={text.more} label={text.more} hint={text.more} popover={trigger}>
              <Ellipsis aria-hidden="true" />
            </ControlButton>
          )}
        >
          {(close) => (
            <MoreMenu actions={secondary()} onWhoSpeaks={() => props.onWhoSpeaks()} close={close} />
          )}
        </Popover>
        <ControlButton
          name={text.leave}
          label={text.leave}
          hint={text.leave}
          isDanger
          onPress={() => send({ type: 'leave' })}
        >
          <Leave aria-hidden="true" />
        </ControlButton>
      </div>
      <Show when={copyState() === 'refused'}>
        <label class={styles['byHand']}>
          {text.invite.copyByHand}
          <input
            class="field"
            readonly
            value={roomLink(room())}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      </Show>
      <p class="visually-hidden" role="status">
        {copyState() === 'copied' ? text.copied : ''}
      </p>
    </footer>
  );
}
