import { useText } from '@visavis/text/solid';
import Maximize from 'lucide-solid/icons/maximize';
import Pin from 'lucide-solid/icons/pin';
import PinOff from 'lucide-solid/icons/pin-off';
import { Show } from 'solid-js';
import { callMenusText } from '../../../text/messages/call-menus.ts';
import { MenuButton } from '../../../ui/menu.tsx';
import type { TileActionsProps } from './tile-actions.ts';

/** Makes a tile larger. */
export function SizeActions(props: TileActionsProps) {
  const text = useText(callMenusText);
  const isPinned = () => props.stage.pinned().includes(props.tile);
  const fillScreen = () => {
    props.close();
    // Where the browser refuses, nothing changes.
    props
      .element()
      ?.requestFullscreen()
      .catch(() => {});
  };
  return (
    <>
      <MenuButton
        text={isPinned() ? text.makeSmaller : text.enlarge}
        icon={isPinned() ? PinOff : Pin}
        onPress={() => {
          props.close();
          props.stage.togglePin(props.tile);
        }}
      />
      <Show when={document.fullscreenEnabled}>
        <MenuButton text={text.fullScreen} icon={Maximize} onPress={fillScreen} />
      </Show>
    </>
  );
}
