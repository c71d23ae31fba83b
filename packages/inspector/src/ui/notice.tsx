import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { inspectorText } from '../text/inspector.ts';
import { IconButton } from './icon-button.tsx';
import styles from './notice.module.css';

interface NoticeProps {
  readonly isProblem: boolean;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** A message that stays until it is closed. */
export const Notice = (props: NoticeProps) => (
  <div class={styles['notice']} role="status" data-problem={props.isProblem || undefined}>
    <div>{props.children}</div>
    <IconButton hint={inspectorText.close} onPress={() => props.onClose()}>
      <X aria-hidden="true" />
    </IconButton>
  </div>
);
