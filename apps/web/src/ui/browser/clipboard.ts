import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { copyText } from '../../features/invite/room-link.ts';

/** How long "copied" is shown, in milliseconds. */
const copiedShownMs = 2_500;

/** What became of the last attempt to copy. */
export type CopyState = 'idle' | 'copied' | 'refused';

/** A link that can be copied, and what to show of it. */
export function createCopyToClipboard(text: () => string): {
  state: Accessor<CopyState>;
  copy: () => void;
} {
  const [state, setState] = createSignal<CopyState>('idle');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = () => {
    clearTimeout(timer);
    void copyText(text()).then((copied) => {
      setState(copied ? 'copied' : 'refused');
      if (copied) timer = setTimeout(() => setState('idle'), copiedShownMs);
    });
  };
  return { state, copy };
}
