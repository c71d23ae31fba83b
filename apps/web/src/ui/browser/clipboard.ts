import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** How long the state stays `copied`. */
const copiedShownMs = 2_500;

/** Copies a text. Resolves with false if the browser has no clipboard for this page, or refuses. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The result of the latest attempt to copy. */
export type CopyState = 'idle' | 'copied' | 'refused';

/** Copies a text on request, and provides the result. */
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
