import EqualApproximately from 'lucide-solid/icons/equal-approximately';
import Hand from 'lucide-solid/icons/hand';
import MicOff from 'lucide-solid/icons/mic-off';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { Profile } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { classes } from '../../ui/classes.ts';
import { callText } from '../../text/messages/call.ts';
import { SpeakingMark } from './speaking-mark.tsx';
import styles from './tile.module.css';

interface NameTagProps {
  readonly name: string;
  readonly profile: Profile | undefined;
  readonly isSpeaking: boolean;
  readonly isAway?: boolean;
  /** Whether the name of someone else here looks like that of the member. */
  readonly hasLookAlike: boolean;
  /** Whether the member's browser sends too many signals. */
  readonly isMisbehaving?: boolean;
  /** Further marks. */
  readonly children?: JSX.Element;
}

/** An icon that warns of a member, with its meaning. */
const Mark = (props: { text: string; icon: typeof TriangleAlert }) => (
  <span class={styles['mark']} role="img" title={props.text} aria-label={props.text}>
    <Dynamic component={props.icon} size={16} aria-hidden="true" />
  </span>
);

/**
 * The name of a member, icons for a raised hand, a muted microphone and speech, whether the member is away, and a
 * mark if somebody could be taken for the member or the member's browser sends too many signals.
 */
export function NameTag(props: NameTagProps) {
  const text = useText(callText);
  return (
    <div class={styles['name']}>
      <Show when={props.profile?.hand}>
        <Hand class={classes(styles['hand'])} size={16} role="img" aria-label={text.handRaised} />
      </Show>
      <Show when={props.profile?.microphone === false}>
        <MicOff class={classes(styles['muted'])} size={16} role="img" aria-label={text.muted} />
      </Show>
      <Show when={props.isSpeaking}>
        <SpeakingMark />
      </Show>
      {props.children}
      <bdi class={styles['text']}>{props.name}</bdi>
      <Show when={props.hasLookAlike}>
        <Mark text={text.lookAlike} icon={EqualApproximately} />
      </Show>
      <Show when={props.isMisbehaving}>
        <Mark text={text.misbehaving} icon={TriangleAlert} />
      </Show>
      <Show when={props.isAway}>
        <span class={styles['away']}>{text.away}</span>
      </Show>
    </div>
  );
}
