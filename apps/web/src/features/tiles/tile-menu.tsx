import { useText } from '@visavis/text/solid';
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical';
import type { JSX } from 'solid-js';
import { callText } from '../../text/messages/call.ts';
import { Popover } from '../../ui/popover.tsx';
import styles from './tile.module.css';

interface TileMenuProps {
  /** The name of the tile. */
  readonly label: string;
  readonly children: (close: () => void) => JSX.Element;
}

/** The button of a tile that opens its menu. */
export function TileMenu(props: TileMenuProps) {
  const text = useText(callText);
  const name = () => text.optionsFor({ name: props.label });
  return (
    <Popover
      label={name()}
      trigger={(trigger) => (
        <button type="button" {...trigger} class={styles['menu']} aria-label={name()}>
          <Ellipsis size={18} aria-hidden="true" />
        </button>
      )}
    >
      {props.children}
    </Popover>
  );
}
