import { Dialog } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { commonText } from '../text/text.ts';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  /** Whether the call behind it waits; a sheet that is not modal lies beside it. */
  readonly isModal: boolean;
  /** Whether it takes more of a desk's screen. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** A sheet over the call: at the side of a desk's screen, at the foot of a phone's. */
export function Sheet(props: SheetProps) {
  // What opened the sheet. There is no trigger for the dialog to know it by.
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
          data-stage
          class={styles['room']}
          data-modal={props.isModal}
          data-wide={props.isWide === true}
        >
          <Dialog.Content
            class={styles['sheet']}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              // Who is already somewhere else, as beside a sheet that is not modal, stays there.
              const isElsewhere =
                document.activeElement?.closest('button, input, select, a') ?? null;
              const isInside = isElsewhere?.closest('[role="dialog"]') ?? null;
              if (isElsewhere !== null && isInside === null) return;
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
              <Dialog.CloseButton class={styles['close']} aria-label={commonText.close}>
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
