import { useText } from '@visavis/text/solid';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { ChangeLink } from './change-link.tsx';
import { LinkField } from './link-field.tsx';
import { roomLink } from './room-link.ts';
import styles from './link-setting.module.css';

/** The link of a private room and what changes it, for whoever has created the room. */
export function LinkSetting() {
  const text = useText(callText);
  const { snapshot } = useCall();
  return (
    <ChangeLink>
      <label class={styles['labelled']}>
        {text.invite.link}
        <LinkField link={roomLink(snapshot().context.room)} />
      </label>
    </ChangeLink>
  );
}
