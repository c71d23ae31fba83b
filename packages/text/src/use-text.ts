import { createSignal } from 'solid-js';
import { onTextChange, type Text } from './text.ts';

const [changeCount, setChangeCount] = createSignal(0);
onTextChange(() => {
  setChangeCount((count) => count + 1);
});

/**
 * The messages of a subject for components, and for functions whose results components display. Where a
 * message is read in JSX, a memo or an effect, it is read again when the language changes.
 */
export function useText<Messages extends object>(text: Text<Messages>): Messages {
  return new Proxy(text.read(), {
    get(_, key): unknown {
      changeCount();
      return Reflect.get(text.read(), key);
    },
  });
}
