import { onMount } from 'solid-js';
import { commonText } from '../../text/common.ts';
import styles from './with-inspector-panel.module.css';
import { prefetchInspector } from './prefetch-inspector.ts';

/**
 * Leads from the end of a call to what this page has recorded of it. Within the page: loaded anew, a page
 * knows nothing of what was before.
 */
export function InspectorLink() {
  onMount(prefetchInspector);
  return (
    <a class={styles['link']} href="/inspector">
      {commonText.openInspector}
    </a>
  );
}
