import FolderOpen from 'lucide-solid/icons/folder-open';
import type { JSX } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { FileButton } from './file-button.tsx';
import styles from './welcome.module.css';

/** What stands where there is no recording yet. */
export const Welcome = (props: { onOpen: (file: File) => void; children: JSX.Element }) => (
  <div class={styles['welcome']}>
    <div class={styles['card']}>
      <h2>{inspectorWords.page.lead}</h2>
      <p>{inspectorWords.page.text}</p>
      <FileButton class="button accent" hint={inspectorWords.openHint} onOpen={props.onOpen}>
        <FolderOpen size={20} aria-hidden="true" />
        {inspectorWords.page.choose}
      </FileButton>
      <p class="quiet">{inspectorWords.page.dropHere}</p>
      {props.children}
      <p class={styles['how']}>{inspectorWords.page.how}</p>
    </div>
  </div>
);
