import Check from 'lucide-solid/icons/check';
import Hand from 'lucide-solid/icons/hand';
import Leave from 'lucide-solid/icons/phone-off';
import LinkIcon from 'lucide-solid/icons/link';
import Radar from 'lucide-solid/icons/radar';
import ScreenShare from 'lucide-solid/icons/monitor-up';
import SettingsIcon from 'lucide-solid/icons/settings';
import Signal from 'lucide-solid/icons/signal-high';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { isPanelOpen, setPanelOpen } from '../inspector-panel/panel-position.ts';
import { isInspectorAvailable } from '../inspector-panel/inspector-setting.ts';
import { captureState, captureFailure, isSending } from '@visavis/client/derived';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { CaptureButton } from './capture-button.tsx';
import { ControlButton } from './control-button.tsx';
import { createCopyToClipboard } from '../../ui/browser/clipboard.ts';
import { roomLink } from '../invite/room-link.ts';
import { areShortcutsOn, shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import styles from './toolbar.module.css';

function canShareScreen(): boolean {
  // Some browsers have none, as every browser on a page that is not a secure context.
  const { mediaDevices }: { readonly mediaDevices?: MediaDevices } = navigator;
  return mediaDevices !== undefined && 'getDisplayMedia' in mediaDevices;
}

interface ToolbarProps {
  readonly areConnectionsOpen: boolean;
  readonly onConnections: () => void;
  readonly onSettings: () => void;
}

/** The controls of the call. */
export function Toolbar(props: ToolbarProps) {
  const text = useText(callText);
  const { media, send, snapshot } = useCall();
  const screen = () => isSending(media(), 'screen');
  const hand = () => snapshot().context.profile.hand;
  const hasProblem = (kind: 'microphone' | 'camera') =>
    captureFailure(captureState(media(), kind)) !== null;
  const room = () => snapshot().context.room;
  const key = () => (areShortcutsOn() ? shortcutKeys.connections : undefined);
  const connectionsHint = () => {
    const letter = key();
    return letter === undefined
      ? text.connections
      : text.withKey({ hint: text.connections, key: letter });
  };
  const { state: copyState, copy } = createCopyToClipboard(() => roomLink(room()));

  return (
    <footer class={styles['bar']}>
      <p class={styles['room']}>{room()}</p>
      <div class={styles['controls']} role="toolbar" aria-label={text.toolbar}>
        <CaptureButton kind="microphone" hasShortcut hasProblem={hasProblem('microphone')} />
        <CaptureButton kind="camera" hasShortcut hasProblem={hasProblem('camera')} />
        <Show when={canShareScreen()}>
          <ControlButton
            name={text.screen}
            hint={screen() ? text.hints.screenOn : text.hints.screenOff}
            pressed={screen()}
            isActive={screen()}
            onPress={() => send({ type: 'screen.toggle' })}
          >
            <ScreenShare aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={text.hand}
          hint={hand() ? text.hints.handUp : text.hints.handDown}
          pressed={hand()}
          isActive={hand()}
          onPress={() => send({ type: 'hand.toggle' })}
        >
          <Hand aria-hidden="true" />
        </ControlButton>
        <ControlButton
          name={text.copy}
          hint={copyState() === 'copied' ? text.copied : text.copy}
          isHintShown={copyState() === 'copied'}
          onPress={copy}
        >
          <Show when={copyState() === 'copied'} fallback={<LinkIcon aria-hidden="true" />}>
            <Check aria-hidden="true" />
          </Show>
        </ControlButton>
        <ControlButton
          name={text.connections}
          hint={connectionsHint()}
          shortcut={key()}
          expanded={props.areConnectionsOpen}
          onPress={props.onConnections}
        >
          <Signal aria-hidden="true" />
        </ControlButton>
        <ControlButton name={text.settings} hint={text.settings} onPress={props.onSettings}>
          <SettingsIcon aria-hidden="true" />
        </ControlButton>
        <Show when={isInspectorAvailable()}>
          <ControlButton
            name={text.inspector}
            hint={isPanelOpen() ? text.closeInspector : text.inspector}
            pressed={isPanelOpen()}
            isActive={isPanelOpen()}
            onPress={() => setPanelOpen((isOpen) => !isOpen)}
          >
            <Radar aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={text.leave}
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
