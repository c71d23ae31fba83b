import Activity from 'lucide-solid/icons/activity';
import Check from 'lucide-solid/icons/check';
import Hand from 'lucide-solid/icons/hand';
import Leave from 'lucide-solid/icons/phone-off';
import LinkIcon from 'lucide-solid/icons/link';
import Radar from 'lucide-solid/icons/radar';
import ScreenShare from 'lucide-solid/icons/monitor-up';
import SettingsIcon from 'lucide-solid/icons/settings';
import { Show } from 'solid-js';
import { isPanelOpen, setPanelOpen } from '../inspector-panel/panel-position.ts';
import { isInspectorAvailable } from '../inspector-panel/inspector-setting.ts';
import { captureState, captureFailure, isSending } from '@visavis/client/derived';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/text.ts';
import { CaptureButton } from './capture-button.tsx';
import { ControlButton } from './control-button.tsx';
import { createCopyToClipboard } from '../../ui/browser/clipboard.ts';
import { roomLink } from '../invite/room-link.ts';
import { areShortcutsOn, shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import styles from './toolbar.module.css';

const canShareScreen = () =>
  'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

interface ToolbarProps {
  readonly areConnectionsOpen: boolean;
  readonly onConnections: () => void;
  readonly onSettings: () => void;
}

/** The controls of the call. */
export function Toolbar(props: ToolbarProps) {
  const { media, send, snapshot } = useCall();
  const { hints } = callText;
  const screen = () => isSending(media(), 'screen');
  const hand = () => snapshot().context.profile.hand;
  const hasProblem = (kind: 'microphone' | 'camera') =>
    captureFailure(captureState(media(), kind)) !== null;
  const room = () => snapshot().context.room;
  const key = () => (areShortcutsOn() ? shortcutKeys.connections : undefined);
  const connectionsHint = () => {
    const letter = key();
    return letter === undefined
      ? callText.connections
      : callText.withKey(callText.connections, letter);
  };
  const { state: copyState, copy } = createCopyToClipboard(() => roomLink(room()));

  return (
    <footer class={styles['bar']}>
      <p class={styles['room']}>{room()}</p>
      <div class={styles['controls']} role="toolbar" aria-label={callText.toolbar}>
        <CaptureButton kind="microphone" hasShortcut hasProblem={hasProblem('microphone')} />
        <CaptureButton kind="camera" hasShortcut hasProblem={hasProblem('camera')} />
        <Show when={canShareScreen()}>
          <ControlButton
            name={callText.screen}
            hint={screen() ? hints.screenOn : hints.screenOff}
            pressed={screen()}
            isActive={screen()}
            onPress={() => send({ type: 'screen.toggle' })}
          >
            <ScreenShare aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={callText.hand}
          hint={hand() ? hints.handUp : hints.handDown}
          pressed={hand()}
          isActive={hand()}
          onPress={() => send({ type: 'hand.toggle' })}
        >
          <Hand aria-hidden="true" />
        </ControlButton>
        <ControlButton
          name={callText.copy}
          hint={copyState() === 'copied' ? callText.copied : callText.copy}
          onPress={copy}
        >
          <Show when={copyState() === 'copied'} fallback={<LinkIcon aria-hidden="true" />}>
            <Check aria-hidden="true" />
          </Show>
        </ControlButton>
        <ControlButton
          name={callText.connections}
          hint={connectionsHint()}
          shortcut={key()}
          expanded={props.areConnectionsOpen}
          onPress={props.onConnections}
        >
          <Activity aria-hidden="true" />
        </ControlButton>
        <ControlButton name={callText.settings} hint={callText.settings} onPress={props.onSettings}>
          <SettingsIcon aria-hidden="true" />
        </ControlButton>
        <Show when={isInspectorAvailable()}>
          <ControlButton
            name={callText.inspector}
            hint={isPanelOpen() ? callText.closeInspector : callText.inspector}
            pressed={isPanelOpen()}
            isActive={isPanelOpen()}
            onPress={() => setPanelOpen((isOpen) => !isOpen)}
          >
            <Radar aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={callText.leave}
          hint={callText.leave}
          isDanger
          onPress={() => send({ type: 'leave' })}
        >
          <Leave aria-hidden="true" />
        </ControlButton>
      </div>
      <Show when={copyState() === 'refused'}>
        <label class={styles['byHand']}>
          {callText.invite.copyByHand}
          <input
            class="field"
            readonly
            value={roomLink(room())}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      </Show>
      <p class="visually-hidden" role="status">
        {copyState() === 'copied' ? callText.copied : ''}
      </p>
    </footer>
  );
}
