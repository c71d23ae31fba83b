import { useText } from '@visavis/text/solid';
import EyeOff from 'lucide-solid/icons/eye-off';
import { Show } from 'solid-js';
import { callMenusText } from '../../../text/messages/call-menus.ts';
import { Menu, MenuButton, MenuChoice, MenuDivider } from '../../../ui/menu.tsx';
import { chooseOwnCorner, chooseOwnVideo, corners, ownCorner } from '../../stage/view-choice.ts';
import { SizeActions } from './size-actions.tsx';
import type { TileActionsProps } from './tile-actions.ts';

/** The menu of the own tile. */
export function OwnActions(props: TileActionsProps) {
  const text = useText(callMenusText);
  return (
    <Menu>
      <SizeActions {...props} />
      <MenuButton
        text={text.hideOwnVideo}
        icon={EyeOff}
        onPress={() => {
          props.close();
          chooseOwnVideo('hidden');
        }}
      />
      <Show when={props.stage.isOwnInCorner()}>
        <MenuDivider />
        <MenuChoice
          title={text.corner}
          name="own-corner"
          choices={corners.map((value) => ({ value, text: text.corners[value] }))}
          chosen={ownCorner()}
          onChoose={chooseOwnCorner}
        />
      </Show>
    </Menu>
  );
}
