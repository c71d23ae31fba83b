import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../text/messages/inspector.ts';
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
    <IconButton hint={useText(inspectorText).close} onPress={() => props.onClose()}>
      <X aria-hidden="true" />
    </IconButton>
  </div>
);
