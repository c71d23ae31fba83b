/** The next button for a key: to the left or right, also up and down in a column, the first, or the last. */
function nextIndex(
  key: string,
  index: number,
  count: number,
  isRightToLeft: boolean,
): number | null {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward || key === 'ArrowDown') return (index + 1) % count;
  if (key === backward || key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/** The buttons of a toolbar that can be seen. */
const visibleButtons = (toolbar: HTMLElement) =>
  [...toolbar.querySelectorAll<HTMLButtonElement>('button')].filter(
    (button) => button.checkVisibility() && button.closest('[popover]') === null,
  );

/**
 * Makes a toolbar one stop of the Tab key, in which the arrow keys move between the buttons (the toolbar pattern of
 * the ARIA Authoring Practices).
 */
export function createRovingFocus(toolbar: HTMLElement): void {
  toolbar.addEventListener('focusin', ({ target }) => {
    const buttons = visibleButtons(toolbar);
    if (!buttons.some((button) => button === target)) return;
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  });
  toolbar.addEventListener('keydown', (event) => {
    const buttons = visibleButtons(toolbar);
    const index = buttons.findIndex((button) => button === event.target);
    if (index === -1) return;
    const isRightToLeft = getComputedStyle(toolbar).direction === 'rtl';
    const next = nextIndex(event.key, index, buttons.length, isRightToLeft);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  });
}
