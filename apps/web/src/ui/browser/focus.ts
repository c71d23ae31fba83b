import { onMount } from 'solid-js';

let hasShownScreen = false;

/**
 * Moves the focus to an element of a new screen, because the button that led there is gone and the focus would be on
 * no element. The first screen of a page leaves the focus where the browser has put it.
 *
 * @param element a heading or landmark with tabindex -1
 */
export function focusOnNewScreen(element: () => HTMLElement | undefined): void {
  onMount(() => {
    if (hasShownScreen) element()?.focus({ preventScroll: true });
    hasShownScreen = true;
  });
}
