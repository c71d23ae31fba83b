import { useText } from '@visavis/text/solid';
import ScreenShareOff from 'lucide-solid/icons/screen-share-off';
import { useCall } from '../../../call/state/call-view.ts';
import { notificationsText } from '../../../text/messages/notifications.ts';
import { Menu, MenuButton } from '../../../ui/menu.tsx';
import { SizeActions } from './size-actions.tsx';
import type { TileActionsProps } from './tile-actions.ts';

/** The menu of the tile of the own shared screen. */
export function OwnScreenActions(props: TileActionsProps) {
  const text = useText(notificationsText);
  const { send } = useCall();
  return (
    <Menu>
      <SizeActions {...props} />
      <MenuButton
        text={text.stopSharing}
        icon={ScreenShareOff}
        onPress={() => {
          props.close();
          send({ type: 'screen.toggle' });
        }}
      />
    </Menu>
  );
}
