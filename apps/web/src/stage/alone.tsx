import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import Send from 'lucide-solid/icons/send';
import { Show } from 'solid-js';
import { classes } from '../parts/classes.ts';
import { useCall } from '../view/view.ts';
import { commonWords, stageWords } from '../words/words.ts';
import { createCopy } from './copy-link.ts';
import { canShare, linkTo, shareLink } from './link.ts';
import styles from './alone.module.css';

/** What to do about being alone: the link to send. */
export function Alone() {
  const { snapshot } = useCall();
  const link = () => linkTo(snapshot().context.room);
  const { state, copy } = createCopy(link);
  let field: HTMLInputElement | undefined;
  const copyOrSelect = () => {
    copy();
    field?.select();
  };
  return (
    <section class={styles['card']} aria-labelledby="alone">
      <h2 id="alone">{stageWords.alone.title}</h2>
      <p class="quiet">{stageWords.alone.text}</p>
      <input
        ref={(element) => (field = element)}
        class={classes('field', styles['link'])}
        aria-label={stageWords.alone.link}
        readonly
        value={link()}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class={styles['actions']}>
        <button type="button" class="button accent" onClick={copyOrSelect}>
          <Show when={state() === 'copied'} fallback={<Copy size={18} aria-hidden="true" />}>
            <Check size={18} aria-hidden="true" />
          </Show>
          {state() === 'copied' ? stageWords.copied : stageWords.copy}
        </button>
        <Show when={canShare()}>
          <button
            type="button"
            class="button"
            onClick={() => void shareLink(commonWords.product, link())}
          >
            <Send size={18} aria-hidden="true" />
            {stageWords.share}
          </button>
        </Show>
      </div>
    </section>
  );
}
