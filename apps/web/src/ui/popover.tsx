import { useText } from '@visavis/text/solid';
import { createSignal, createUniqueId, Show, Suspense, type JSX } from 'solid-js';
import { commonText } from '../text/messages/common.ts';
import { clamp } from './clamp.ts';
import { RetryBoundary } from './retry-boundary.tsx';
import styles from './popover.module.css';

/** The properties that make a button the one that opens a popover. */
export interface PopoverTrigger {
  readonly popovertarget: string;
  readonly 'aria-expanded': boolean;
}

interface PopoverProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: (trigger: PopoverTrigger) => JSX.Element;
  /** What it contains. Created when it opens. */
  readonly children: (close: () => void) => JSX.Element;
}

/** The distance to its button and to the edges of the window, in pixels. */
const distance = 8;

/** Places a popover beside its button: above it if there is room, and inside the window. */
function positionBeside(popover: HTMLElement, button: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const above = button.top - height - distance;
  const below = button.bottom + distance;
  const top = above >= distance ? above : below;
  const left = button.left + button.width / 2 - width / 2;
  popover.style.left = `${clamp(distance, left, innerWidth - width - distance)}px`;
  popover.style.top = `${clamp(distance, top, Math.max(distance, innerHeight - height - distance))}px`;
}

/**
 * A panel that a button opens over everything else. The browser closes it by Escape or a press outside of it, and
 * gives the focus back.
 */
export function Popover(props: PopoverProps) {
  const text = useText(commonText);
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  let popover: HTMLDivElement | undefined;
  let anchor: HTMLSpanElement | undefined;
  const updatePosition = () => {
    const button = anchor?.querySelector('button');
    if (popover !== undefined && button && isOpen())
      positionBeside(popover, button.getBoundingClientRect());
  };
  const resized = new ResizeObserver(updatePosition);
  const show = (element: HTMLDivElement) => {
    popover = element;
    resized.observe(element);
    element.addEventListener('toggle', (event) => {
      setOpen(event.newState === 'open');
      updatePosition();
    });
  };
  return (
    <span class={styles['anchor']} ref={(element) => (anchor = element)}>
      {props.trigger({
        popovertarget: id,
        get 'aria-expanded'() {
          return isOpen();
        },
      })}
      <div
        ref={show}
        id={id}
        popover="auto"
        role="group"
        aria-label={props.label}
        class={styles['popover']}
      >
        <Show when={isOpen()}>
          <RetryBoundary
            fallback={(retry) => (
              <button type="button" class="button small" onClick={retry}>
                {text.retry}
              </button>
            )}
          >
            <Suspense>{props.children(() => popover?.hidePopover())}</Suspense>
          </RetryBoundary>
        </Show>
      </div>
    </span>
  );
}
