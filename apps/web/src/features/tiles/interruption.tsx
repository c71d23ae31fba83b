import type { PeerId } from '@visavis/client';
import type { ConnectionLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { commonText } from '../../text/messages/common.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import styles from './tile.module.css';

/** Covers the tile of a peer whose connection is interrupted, and offers another attempt once all have failed. */
export function Interruption(props: { readonly id: PeerId; readonly level: ConnectionLevel }) {
  const levelText = useText(connectionLevelText);
  const common = useText(commonText);
  const { send } = useCall();
  return (
    <div class={styles['interruption']}>
      <p>{levelText.levels[props.level]}</p>
      <Show when={props.level === 'lost'}>
        <button
          type="button"
          class="button small"
          onClick={() => send({ type: 'retry', peer: props.id })}
        >
          {common.retry}
        </button>
      </Show>
    </div>
  );
}
