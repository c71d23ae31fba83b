import FolderOpen from 'lucide-solid/icons/folder-open';
import type { JSX } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { traceFileText } from '../text/messages/trace-file.ts';
import { FileButton } from './file-button.tsx';
import styles from './welcome.module.css';

/** Shown while there is no recording. */
export function Welcome(props: { onOpen: (file: File) => void; children: JSX.Element }) {
  const text = useText(traceFileText);
  return (
    <div class={styles['welcome']}>
      <div class={styles['card']}>
        <h2>{text.welcome.lead}</h2>
        <p>{text.welcome.text}</p>
        <FileButton class="button accent" hint={text.openHint} onOpen={props.onOpen}>
          <FolderOpen size={20} aria-hidden="true" />
          {text.welcome.choose}
        </FileButton>
        <p class="quiet">{text.welcome.dropHere}</p>
        {props.children}
        <p class={styles['how']}>{text.welcome.how}</p>
      </div>
    </div>
  );
}
