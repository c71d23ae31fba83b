import { useText } from '@visavis/text/solid';
import AudioLines from 'lucide-solid/icons/audio-lines';
import Maximize from 'lucide-solid/icons/maximize';
import Minimize from 'lucide-solid/icons/minimize';
import PictureInPicture from 'lucide-solid/icons/picture-in-picture-2';
import Shield from 'lucide-solid/icons/shield';
import { createSignal, Index, onCleanup, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callMenusText } from '../../text/messages/call-menus.ts';
import { trustText } from '../../text/messages/trust.ts';
import { DataUseActions } from '../data-use/data-use-actions.tsx';
import { Menu, MenuButton, MenuChoice, MenuDivider } from '../../ui/menu.tsx';
import {
  canOpenPictureInPicture,
  togglePictureInPicture,
} from '../picture-in-picture/small-window.tsx';
import {
  chooseLayout,
  chooseOwnVideo,
  layoutChoice,
  layoutChoices,
  ownVideoChoice,
  ownVideoChoices,
} from '../stage/view-choice.ts';
import { openTrust } from '../trust/trust-selection.ts';
import type { SecondaryAction } from './secondary-actions.ts';
import styles from './more-menu.module.css';

interface MoreMenuProps {
  /** The actions for which the toolbar may have no room. */
  readonly actions: readonly SecondaryAction[];
  readonly onWhoSpeaks: () => void;
  readonly close: () => void;
}

/** Whether the page fills the screen. */
function createIsFullScreen() {
  const [isFull, setFull] = createSignal(document.fullscreenElement !== null);
  const update = () => setFull(document.fullscreenElement !== null);
  document.addEventListener('fullscreenchange', update);
  onCleanup(() => document.removeEventListener('fullscreenchange', update));
  return isFull;
}

function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // The browser refuses where the page may not; nothing changes then.
  change.catch(() => {});
}

/** The content of the "More" menu: how the stage looks, and what the toolbar has no room for. */
export function MoreMenu(props: MoreMenuProps) {
  const text = useText(callMenusText);
  const trust = useText(trustText);
  const view = useCall();
  const isFullScreen = createIsFullScreen();
  const run = (action: () => void) => () => {
    props.close();
    action();
  };
  return (
    <Menu>
      <div class={styles['parts']}>
        <div class={styles['choices']}>
          <MenuChoice
            title={text.layout}
            name="layout"
            choices={layoutChoices.map((value) => ({ value, text: text.layouts[value] }))}
            chosen={layoutChoice()}
            onChoose={chooseLayout}
          />
          <MenuDivider />
          <MenuChoice
            title={text.ownVideo}
            name="own-video"
            choices={ownVideoChoices.map((value) => ({ value, text: text.ownVideos[value] }))}
            chosen={ownVideoChoice()}
            onChoose={chooseOwnVideo}
          />
        </div>
        <div class={styles['actions']}>
          <MenuButton
            text={trust.title}
            icon={Shield}
            onPress={run(() => openTrust({ kind: 'call' }))}
          />
          <Show when={document.fullscreenEnabled}>
            <MenuButton
              text={isFullScreen() ? text.leaveFullScreen : text.fullScreen}
              icon={isFullScreen() ? Minimize : Maximize}
              onPress={run(toggleFullScreen)}
            />
          </Show>
          <Show when={canOpenPictureInPicture()}>
            <MenuButton
              text={text.pictureInPicture}
              icon={PictureInPicture}
              onPress={run(() => void togglePictureInPicture(view))}
            />
          </Show>
          <DataUseActions close={props.close} />
          <MenuButton text={text.whoSpeaks} icon={AudioLines} onPress={run(props.onWhoSpeaks)} />
          <div class={styles['narrow']}>
            <MenuDivider />
            <Index each={props.actions}>
              {(action) => (
                <MenuButton
                  text={action().isHintShown ? action().hint : action().name}
                  icon={action().icon}
                  pressed={action().pressed}
                  onPress={() => {
                    // An action that says here what it has done leaves the menu open.
                    if (action().isHintShown === undefined) props.close();
                    action().run();
                  }}
                />
              )}
            </Index>
          </div>
        </div>
      </div>
    </Menu>
  );
}
