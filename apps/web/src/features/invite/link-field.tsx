import { useText } from '@visavis/text/solid';
import { callText } from '../../text/messages/call.ts';
import { classes } from '../../ui/classes.ts';
import styles from './link-field.module.css';

/** The link to the room, to be read and selected. */
export function LinkField(props: {
  readonly link: string;
  readonly ref?: (field: HTMLInputElement) => void;
}) {
  const text = useText(callText);
  return (
    <input
      ref={(field) => props.ref?.(field)}
      class={classes('field', styles['link'])}
      aria-label={text.invite.link}
      readonly
      value={props.link}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
