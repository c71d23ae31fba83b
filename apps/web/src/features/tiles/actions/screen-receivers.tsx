import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { useCall } from '../../../call/state/call-view.ts';
import { createSnapshots } from '../../../call/state/snapshots.ts';
import { ownScreenText } from '../../../text/messages/own-screen.ts';
import styles from './screen-receivers.module.css';

/** The size and frame rate of the own screen as it is sent to one member, which may be less than what is captured. */
function Receiver(props: { readonly id: PeerId }) {
  const text = useText(ownScreenText);
  const { member, peerActor } = useCall();
  const snapshot = createSnapshots(() => peerActor(props.id));
  const sentence = () => {
    const name = member(props.id)?.profile.name ?? '';
    const stats = snapshot()?.context.stats;
    const width = stats?.sentScreenWidth ?? null;
    const height = stats?.sentScreenHeight ?? null;
    if (width === null || height === null) return text.notReceivedBy({ name });
    return text.receivedBy({
      name,
      width,
      height,
      frameRate: Math.round(stats?.sentScreenFramesPerSecond ?? 0),
    });
  };
  return <li>{sentence()}</li>;
}

/** What each other member receives of the own screen. */
export function ScreenReceivers() {
  const text = useText(ownScreenText);
  const { memberIds } = useCall();
  return (
    <section class={styles['receivers']} aria-label={text.received}>
      <p class={styles['title']}>{text.received}</p>
      <ul>
        <For each={memberIds()} fallback={<li>{text.nobody}</li>}>
          {(id) => <Receiver id={id} />}
        </For>
      </ul>
    </section>
  );
}
