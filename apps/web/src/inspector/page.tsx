import { onMount } from 'solid-js';
import { recorder } from '../session/recording.ts';
import { commonWords } from '../words/common.ts';
import { inspectorWords } from '../words/inspector.ts';
import { keepOffline } from './keep-offline.ts';
import styles from './page.module.css';
import { Workbench } from './workbench.tsx';

/** The inspector as a page of its own: for saved traces, and for the call that this tab has left. */
export function InspectorPage() {
  onMount(() => {
    document.title = inspectorWords.pageTitle;
    keepOffline();
  });
  const live = recorder.entries().length > 0 ? recorder : null;
  return (
    <main class={styles['page']}>
      <header class={styles['head']}>
        <a href="/" aria-label={commonWords.home}>
          <img src="/icon.svg" alt="" width="24" height="24" />
        </a>
        <h1>{inspectorWords.title}</h1>
      </header>
      <Workbench live={live} isPage />
    </main>
  );
}
