import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import EyeOff from 'lucide-solid/icons/eye-off';
import { callMenusText } from '../../../text/messages/call-menus.ts';
import { Menu, MenuButton } from '../../../ui/menu.tsx';
import type { DetailsSelection } from '../../connection-details/details-selection.ts';
import { VolumeSlider } from '../../devices/volume-slider.tsx';
import { ConnectionAction } from './connection-action.tsx';
import { SizeActions } from './size-actions.tsx';
import type { TileActionsProps } from './tile-actions.ts';

interface ScreenActionsProps extends TileActionsProps {
  readonly id: PeerId;
  readonly details: DetailsSelection;
}

/** The menu of the tile of a shared screen. */
export function ScreenActions(props: ScreenActionsProps) {
  const text = useText(callMenusText);
  return (
    <Menu>
      <SizeActions {...props} />
      <VolumeSlider id={props.id} stream="screen" />
      <MenuButton
        text={text.stopWatching}
        icon={EyeOff}
        onPress={() => {
          props.close();
          props.stage.setWatched(props.id, false);
        }}
      />
      <ConnectionAction id={props.id} details={props.details} close={props.close} />
    </Menu>
  );
}
