import { Inspector } from '@visavis/inspector';
import { useText } from '@visavis/text/solid';
import { createEffect, onMount } from 'solid-js';
import { recorder } from '../../call/session/recording.ts';
import { areShortcutsOn } from '../../features/shortcuts/shortcut-setting.ts';
import { StatelyAction } from '../../features/stately-inspector/stately-action.tsx';
import { commonText } from '../../text/messages/common.ts';
import { inspectorPageText } from '../../text/messages/inspector-page.ts';
import { registerOfflineWorker } from './register-offline-worker.ts';
import styles from './inspector-page.module.css';

/** The inspector as a page: for saved traces, and for the call that this tab has left. */
export function InspectorPage() {
  const text = useText(inspectorPageText);
  const common = useText(commonText);
  createEffect(() => (document.title = text.pageTitle));
  onMount(registerOfflineWorker);
  const live = recorder.entries().length > 0 ? recorder : null;
  return (
    <main class={styles['page']}>
      <header class={styles['head']}>
        <a href="/" aria-label={common.home}>
          <img src="/icon.svg" alt="" width="24" height="24" />
        </a>
        <h1>{text.title}</h1>
      </header>
      <Inspector
        live={live}
        isPage
        areLetterKeysOn={areShortcutsOn()}
        extraActions={<StatelyAction />}
      />
    </main>
  );
}
