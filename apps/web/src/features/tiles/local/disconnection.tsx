import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { useCall } from '../../../call/state/call-view.ts';
import { localActionsText } from '../../../text/messages/local-actions.ts';
import { useLocalChoices } from '../../local-actions/use-local-choices.ts';
import styles from '../tile.module.css';

/** Covers the tile of a person if one of the two has disconnected from the other. */
export function Disconnection(props: { readonly id: PeerId; readonly isByUser: boolean }) {
  const text = useText(localActionsText);
  const { member } = useCall();
  const choices = useLocalChoices(() => props.id);
  const name = () => member(props.id)?.profile.name ?? '';
  return (
    <div class={styles['interruption']}>
      <p>{text[props.isByUser ? 'youDisconnected' : 'theyDisconnected']({ name: name() })}</p>
      <Show when={props.isByUser}>
        <button type="button" class="button small" onClick={() => choices.disconnect(false)}>
          {text.connectAgain}
        </button>
      </Show>
    </div>
  );
}
