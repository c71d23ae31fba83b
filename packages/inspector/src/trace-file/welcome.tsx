import FolderOpen from 'lucide-solid/icons/folder-open';
import type { JSX } from 'solid-js';
import { inspectorText } from '../text/inspector.ts';
import { FileButton } from './file-button.tsx';
import styles from './welcome.module.css';

/** Shown while there is no recording. */
export const Welcome = (props: { onOpen: (file: File) => void; children: JSX.Element }) => (
  <div class={styles['welcome']}>
    <div class={styles['card']}>
      <h2>{inspectorText.page.lead}</h2>
      <p>{inspectorText.page.text}</p>
      <FileButton class="button accent" hint={inspectorText.openHint} onOpen={props.onOpen}>
        <FolderOpen size={20} aria-hidden="true" />
        {inspectorText.page.choose}
      </FileButton>
      <p class="quiet">{inspectorText.page.dropHere}</p>
      {props.children}
      <p class={styles['how']}>{inspectorText.page.how}</p>
    </div>
  </div>
);
