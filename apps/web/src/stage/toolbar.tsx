import Activity from 'lucide-solid/icons/activity';
import Check from 'lucide-solid/icons/check';
import Hand from 'lucide-solid/icons/hand';
import Leave from 'lucide-solid/icons/phone-off';
import LinkIcon from 'lucide-solid/icons/link';
import Radar from 'lucide-solid/icons/radar';
import ScreenShare from 'lucide-solid/icons/monitor-up';
import SettingsIcon from 'lucide-solid/icons/settings';
import { Show } from 'solid-js';
import { isDockOpen, openDock } from '../dock/dock-place.ts';
import { isInspectorOffered } from '../dock/inspector-choice.ts';
import { captureState, failureOf, isSending } from '../session/devices.ts';
import { useCall } from '../view/view.ts';
import { stageWords } from '../words/words.ts';
import { CaptureButton } from './capture-button.tsx';
import { ControlButton } from './control-button.tsx';
import { createCopy } from './copy-link.ts';
import { linkTo } from './link.ts';
import { areShortcutsOn, shortcutKeys } from './shortcut-choice.ts';
import styles from './toolbar.module.css';

const canShareScreen = () =>
  'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

interface ToolbarProps {
  readonly areConnectionsOpen: boolean;
  readonly onConnections: () => void;
  readonly onSettings: () => void;
}

/** The controls of a call. */
export function Toolbar(props: ToolbarProps) {
  const { media, send, snapshot } = useCall();
  const { hints } = stageWords;
  const screen = () => isSending(media(), 'screen');
  const hand = () => snapshot().context.profile.hand;
  const troubled = (kind: 'microphone' | 'camera') =>
    failureOf(captureState(media(), kind)) !== null;
  const room = () => snapshot().context.room;
  const key = () => (areShortcutsOn() ? shortcutKeys.connections : undefined);
  const connectionsHint = () => {
    const letter = key();
    return letter === undefined
      ? stageWords.connections
      : stageWords.withKey(stageWords.connections, letter);
  };
  const { state: copyState, copy } = createCopy(() => linkTo(room()));

  return (
    <footer class={styles['bar']}>
      <p class={styles['room']}>{room()}</p>
      <div class={styles['controls']} role="toolbar" aria-label={stageWords.toolbar}>
        <CaptureButton kind="microphone" hasShortcut isTroubled={troubled('microphone')} />
        <CaptureButton kind="camera" hasShortcut isTroubled={troubled('camera')} />
        <Show when={canShareScreen()}>
          <ControlButton
            name={stageWords.screen}
            hint={screen() ? hints.screenOn : hints.screenOff}
            pressed={screen()}
            isLit={screen()}
            onPress={() => send({ type: 'screen.toggle' })}
          >
            <ScreenShare aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={stageWords.hand}
          hint={hand() ? hints.handUp : hints.handDown}
          pressed={hand()}
          isLit={hand()}
          onPress={() => send({ type: 'hand.toggle' })}
        >
          <Hand aria-hidden="true" />
        </ControlButton>
        <ControlButton
          name={stageWords.copy}
          hint={copyState() === 'copied' ? stageWords.copied : stageWords.copy}
          onPress={copy}
        >
          <Show when={copyState() === 'copied'} fallback={<LinkIcon aria-hidden="true" />}>
            <Check aria-hidden="true" />
          </Show>
        </ControlButton>
        <ControlButton
          name={stageWords.connections}
          hint={connectionsHint()}
          shortcut={key()}
          expanded={props.areConnectionsOpen}
          onPress={props.onConnections}
        >
          <Activity aria-hidden="true" />
        </ControlButton>
        <ControlButton
          name={stageWords.settings}
          hint={stageWords.settings}
          onPress={props.onSettings}
        >
          <SettingsIcon aria-hidden="true" />
        </ControlButton>
        <Show when={isInspectorOffered()}>
          <ControlButton
            name={stageWords.inspect}
            hint={isDockOpen() ? stageWords.hideInspector : stageWords.inspect}
            pressed={isDockOpen()}
            isLit={isDockOpen()}
            onPress={() => openDock((isOpen) => !isOpen)}
          >
            <Radar aria-hidden="true" />
          </ControlButton>
        </Show>
        <ControlButton
          name={stageWords.leave}
          hint={stageWords.leave}
          isDanger
          onPress={() => send({ type: 'leave' })}
        >
          <Leave aria-hidden="true" />
        </ControlButton>
      </div>
      <Show when={copyState() === 'refused'}>
        <label class={styles['byHand']}>
          {stageWords.alone.copyByHand}
          <input
            class="field"
            readonly
            value={linkTo(room())}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      </Show>
      <p class="unseen" role="status">
        {copyState() === 'copied' ? stageWords.copied : ''}
      </p>
    </footer>
  );
}
