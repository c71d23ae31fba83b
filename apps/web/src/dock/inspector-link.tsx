import { onMount } from 'solid-js';
import { commonWords } from '../words/common.ts';
import styles from './docked.module.css';
import { fetchInspector } from './fetch-inspector.ts';

/**
 * Leads from the end of a call to what this page has recorded of it. Within the page: loaded anew, a page
 * knows nothing of what was before.
 */
export function InspectorLink() {
  onMount(fetchInspector);
  return (
    <a class={styles['link']} href="/inspector">
      {commonWords.whatHappened}
    </a>
  );
}
