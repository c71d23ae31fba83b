import { useText } from '@visavis/text/solid';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { callText } from '../../text/messages/call.ts';
import type { StageView } from './stage-view.ts';
import styles from './page-controls.module.css';

/** Turns the pages of the stage. */
export function PageControls(props: { readonly stage: StageView }) {
  const text = useText(callText);
  const { stage } = props;
  return (
    <nav class={styles['pages']} aria-label={text.pages}>
      <button
        type="button"
        class={styles['turn']}
        aria-label={text.previousPage}
        disabled={stage.page() === 0}
        onClick={() => stage.setPage(stage.page() - 1)}
      >
        <ChevronLeft size={20} aria-hidden="true" />
      </button>
      <span role="status">{text.pageOf({ page: stage.page() + 1, count: stage.pageCount() })}</span>
      <button
        type="button"
        class={styles['turn']}
        aria-label={text.nextPage}
        disabled={stage.page() === stage.pageCount() - 1}
        onClick={() => stage.setPage(stage.page() + 1)}
      >
        <ChevronRight size={20} aria-hidden="true" />
      </button>
    </nav>
  );
}
