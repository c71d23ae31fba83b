import { isSending } from '@visavis/client/derived';
import { onCleanup, type Accessor } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { areShortcutsOn } from './shortcut-setting.ts';

const key = ' ';
const typingTargets =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="combobox"], [role="dialog"], [popover]';
const pressableTargets = 'button, a, summary, [role="button"], [role="group"][tabindex]';

interface PushToTalkOptions {
  readonly isMuted: Accessor<boolean>;
  readonly unmute: () => void;
  /** Also while the microphone is still being turned on. */
  readonly mute: () => void;
}

/**
 * Unmutes the microphone while the user holds the space bar. A control that was reached by the keyboard is pressed
 * by it, as everywhere; one that was pressed by a pointer before is not, because the user speaks now.
 */
function createPushToTalk({ isMuted, unmute, mute }: PushToTalkOptions): void {
  let isHeld = false;
  let isKeyboardUsed = false;

  const isForTalking = ({ target }: KeyboardEvent) => {
    if (!(target instanceof Element)) return true;
    if (target.closest(typingTargets) !== null) return false;
    return !isKeyboardUsed || target.closest(pressableTargets) === null;
  };
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    mute();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== key) {
      isKeyboardUsed = true;
      return;
    }
    if (isHeld) event.preventDefault();
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (isHeld || event.repeat || hasModifier || !areShortcutsOn()) return;
    if (!isMuted() || !isForTalking(event)) return;
    event.preventDefault();
    isHeld = true;
    unmute();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== key || !isHeld) return;
    // Otherwise Firefox presses the button that has the focus.
    event.preventDefault();
    release();
  };
  const onPointerDown = () => (isKeyboardUsed = false);
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('keyup', onKeyUp);
  document.addEventListener('pointerdown', onPointerDown);
  document.addEventListener('visibilitychange', release);
  window.addEventListener('blur', release);
  onCleanup(() => {
    document.removeEventListener('keydown', onKeyDown);
    document.removeEventListener('keyup', onKeyUp);
    document.removeEventListener('pointerdown', onPointerDown);
    document.removeEventListener('visibilitychange', release);
    window.removeEventListener('blur', release);
    release();
  });
}

/** Push-to-talk for the microphone of the call. Shows nothing. */
export function PushToTalk(): null {
  const { media, send } = useCall();
  createPushToTalk({
    isMuted: () => !isSending(media(), 'microphone'),
    unmute: () => send({ type: 'microphone.toggle' }),
    mute: () => send({ type: 'microphone.off' }),
  });
  return null;
}
