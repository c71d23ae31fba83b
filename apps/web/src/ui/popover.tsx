import { useText } from '@visavis/text/solid';
import { createSignal, createUniqueId, Show, Suspense, type JSX } from 'solid-js';
import { commonText } from '../text/messages/common.ts';
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
  /** What it contains: a `Menu`, which places it beside the button. Created when it opens. */
  readonly children: (close: () => void) => JSX.Element;
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
  return (
    <span class={styles['anchor']}>
      {props.trigger({
        popovertarget: id,
        get 'aria-expanded'() {
          return isOpen();
        },
      })}
      <div
        ref={(element) => {
          popover = element;
          element.addEventListener('toggle', ({ newState }) => setOpen(newState === 'open'));
        }}
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
