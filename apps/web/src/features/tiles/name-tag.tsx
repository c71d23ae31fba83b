import Hand from 'lucide-solid/icons/hand';
import MicOff from 'lucide-solid/icons/mic-off';
import type { Profile } from '@visavis/client';
import { Show } from 'solid-js';
import { classes } from '../../ui/classes.ts';
import { callText } from '../../text/text.ts';
import styles from './tile.module.css';

/** The name of a member and the marks from their profile: hand raised, muted, away. */
export function NameTag(props: { name: string; profile: Profile | undefined; isAway?: boolean }) {
  return (
    <div class={styles['name']}>
      <Show when={props.profile?.hand}>
        <Hand
          class={classes(styles['hand'])}
          size={16}
          role="img"
          aria-label={callText.handRaised}
        />
      </Show>
      <Show when={props.profile?.microphone === false}>
        <MicOff class={classes(styles['muted'])} size={16} role="img" aria-label={callText.muted} />
      </Show>
      <span class={styles['text']}>{props.name}</span>
      <Show when={props.isAway}>
        <span class={styles['away']}>{callText.away}</span>
      </Show>
    </div>
  );
}
