import { isSending } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { portraitText } from '../../text/messages/portrait.ts';
import { PortraitImage } from './portrait-image.tsx';
import styles from './portrait.module.css';
import { takePortrait } from './take-portrait.ts';

/** Lets somebody who waits in a private room show a picture to those who can admit them. */
export function OfferPortrait() {
  const text = useText(portraitText);
  const { media, ownStream, send, snapshot } = useCall();
  const isPossible = () => snapshot().context.isPrivate && isSending(media(), 'camera');
  const portrait = () => snapshot().context.profile.portrait;
  const offer = async () => {
    const stream = ownStream('camera');
    const taken = stream && (await takePortrait(stream));
    if (taken !== null) send({ type: 'portrait.offer', portrait: taken });
  };
  return (
    <Show when={isPossible() || portrait() !== null}>
      <div class={styles['offer']}>
        <Show
          when={portrait()}
          fallback={
            <button type="button" class="button" onClick={() => void offer()}>
              {text.offer}
            </button>
          }
        >
          {(offered) => (
            <>
              <PortraitImage portrait={offered()} label={text.own} />
              <p role="status" class="quiet">
                {text.offered}
              </p>
              <button
                type="button"
                class="button small"
                onClick={() => send({ type: 'portrait.offer', portrait: null })}
              >
                {text.takeBack}
              </button>
            </>
          )}
        </Show>
      </div>
    </Show>
  );
}
