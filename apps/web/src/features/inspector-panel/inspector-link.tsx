import { useText } from '@visavis/text/solid';
import { onMount } from 'solid-js';
import { commonText } from '../../text/messages/common.ts';
import styles from './with-inspector-panel.module.css';
import { prefetchInspector } from './prefetch-inspector.ts';

/**
 * Links to the inspector with the recording of the call that has just ended. It navigates within the page, because
 * a reload would lose the recording.
 */
export function InspectorLink() {
  const text = useText(commonText);
  onMount(prefetchInspector);
  return (
    <a class={styles['link']} href="/inspector">
      {text.openInspector}
    </a>
  );
}
