import { screenContents } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import ScreenShareOff from 'lucide-solid/icons/screen-share-off';
import { useCall } from '../../../call/state/call-view.ts';
import { notificationsText } from '../../../text/messages/notifications.ts';
import { ownScreenText } from '../../../text/messages/own-screen.ts';
import { Menu, MenuButton, MenuChoice, MenuDivider } from '../../../ui/menu.tsx';
import { ScreenReceivers } from './screen-receivers.tsx';
import { SizeActions } from './size-actions.tsx';
import type { TileActionsProps } from './tile-actions.ts';

/** The menu of the tile of the own shared screen. */
export function OwnScreenActions(props: TileActionsProps) {
  const text = useText(ownScreenText);
  const notifications = useText(notificationsText);
  const { media, send } = useCall();
  return (
    <Menu>
      <SizeActions {...props} />
      <MenuChoice
        title={text.content}
        name="screen-content"
        choices={screenContents.map((value) => ({ value, text: text.contents[value] }))}
        chosen={media()?.context.screenContent ?? 'text'}
        onChoose={(content) => send({ type: 'screenContent.choose', content })}
      />
      <ScreenReceivers />
      <MenuDivider />
      <MenuButton
        text={notifications.stopSharing}
        icon={ScreenShareOff}
        onPress={() => {
          props.close();
          send({ type: 'screen.toggle' });
        }}
      />
    </Menu>
  );
}
