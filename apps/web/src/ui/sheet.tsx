import { Dialog } from '@kobalte/core/dialog';
import { useText } from '@visavis/text/solid';
import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { commonText } from '../text/messages/common.ts';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  /** Whether the call behind the sheet is inert. */
  readonly isModal: boolean;
  /** Whether the sheet is wider on large screens. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** A sheet over the call: at the side of large screens, at the bottom of small ones. */
export function Sheet(props: SheetProps) {
  const text = useText(commonText);
  // The dialog has no trigger that it could return the focus to.
  const opener = document.activeElement;
  return (
    <Dialog
      open
      modal={props.isModal}
      preventScroll={false}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Dialog.Portal>
        <div
          data-theme="dark"
          class={styles['backdrop']}
          data-modal={props.isModal}
          data-wide={props.isWide === true}
        >
          <Dialog.Content
            class={styles['sheet']}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              // If the focus has moved outside a sheet that is not modal, it stays there.
              const focused = document.activeElement?.closest('button, input, select, a') ?? null;
              const dialog = focused?.closest('[role="dialog"]') ?? null;
              if (focused !== null && dialog === null) return;
              if (opener instanceof HTMLElement) opener.focus();
            }}
            onPointerDownOutside={(event) => {
              if (!props.isModal) event.preventDefault();
            }}
            onFocusOutside={(event) => {
              if (!props.isModal) event.preventDefault();
            }}
          >
            <div class={styles['head']}>
              <Dialog.Title class={styles['title']}>{props.title}</Dialog.Title>
              <Dialog.CloseButton class={styles['close']} aria-label={text.close}>
                <X size={20} aria-hidden="true" />
              </Dialog.CloseButton>
            </div>
            {props.children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
