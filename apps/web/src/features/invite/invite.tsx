import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import Send from 'lucide-solid/icons/send';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { commonText } from '../../text/messages/common.ts';
import { createCopyToClipboard } from '../../ui/browser/clipboard.ts';
import { ChangeLink } from './change-link.tsx';
import { LinkField } from './link-field.tsx';
import { canShare, roomLink, shareLink } from './room-link.ts';
import styles from './invite.module.css';

/** Shown to someone who is alone in the room: the link to send. */
export function Invite() {
  const text = useText(callText);
  const common = useText(commonText);
  const { snapshot } = useCall();
  const link = () => roomLink(snapshot().context.room);
  const { state, copy } = createCopyToClipboard(link);
  let field: HTMLInputElement | undefined;
  const copyOrSelect = () => {
    copy();
    field?.select();
  };
  return (
    <section class={styles['card']} aria-labelledby="invite">
      <h2 id="invite">{text.invite.title}</h2>
      <p class="quiet">{text.invite.text}</p>
      <LinkField link={link()} ref={(element) => (field = element)} />
      <div class={styles['actions']}>
        <button type="button" class="button accent" onClick={copyOrSelect}>
          <Show when={state() === 'copied'} fallback={<Copy size={18} aria-hidden="true" />}>
            <Check size={18} aria-hidden="true" />
          </Show>
          {state() === 'copied' ? text.copied : text.copy}
        </button>
        <Show when={canShare()}>
          <button
            type="button"
            class="button"
            onClick={() => void shareLink(common.product, link())}
          >
            <Send size={18} aria-hidden="true" />
            {text.share}
          </button>
        </Show>
      </div>
      <ChangeLink />
    </section>
  );
}
