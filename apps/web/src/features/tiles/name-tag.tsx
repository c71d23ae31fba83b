import Hand from 'lucide-solid/icons/hand';
import MicOff from 'lucide-solid/icons/mic-off';
import type { Profile } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { classes } from '../../ui/classes.ts';
import { callText } from '../../text/messages/call.ts';
import styles from './tile.module.css';

/** The name of a member, icons for a raised hand and a muted microphone, and whether the member is away. */
export function NameTag(props: { name: string; profile: Profile | undefined; isAway?: boolean }) {
  const text = useText(callText);
  return (
    <div class={styles['name']}>
      <Show when={props.profile?.hand}>
        <Hand class={classes(styles['hand'])} size={16} role="img" aria-label={text.handRaised} />
      </Show>
      <Show when={props.profile?.microphone === false}>
        <MicOff class={classes(styles['muted'])} size={16} role="img" aria-label={text.muted} />
      </Show>
      <span class={styles['text']}>{props.name}</span>
      <Show when={props.isAway}>
        <span class={styles['away']}>{text.away}</span>
      </Show>
    </div>
  );
}
