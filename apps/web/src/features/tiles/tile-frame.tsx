import { type JSX, splitProps } from 'solid-js';
import { classes } from '../../ui/classes.ts';
import type { StageView } from '../stage/stage-view.ts';
import type { TileKey } from '../stage/tile-key.ts';
import type { TileActionsProps } from './actions/tile-actions.ts';
import { isOnControl } from './is-on-control.ts';
import { TileMenu } from './tile-menu.tsx';
import { tileStyle } from './tile-style.ts';
import styles from './tile.module.css';

interface TileFrameProps extends JSX.HTMLAttributes<HTMLElement> {
  readonly tile: TileKey;
  /** The name of the tile. */
  readonly label: string;
  readonly stage: StageView;
  /** How far the tile is dragged from its place, as a value of `translate`. */
  readonly offset?: string | null;
  /** Whether the press that caused a click was a drag. */
  readonly wasDragged?: () => boolean;
  /** Whether the member speaks. */
  readonly isSpeaking?: boolean;
  /** The content of the menu of the tile. */
  readonly menu: (actions: TileActionsProps) => JSX.Element;
}

/** A tile of the stage at its place, with its menu. A double click, or a tap, enlarges it. */
export function TileFrame(props: TileFrameProps) {
  const [frame, figure] = splitProps(props, [
    'tile',
    'label',
    'stage',
    'offset',
    'wasDragged',
    'isSpeaking',
    'menu',
    'class',
    'children',
  ]);
  let element: HTMLElement | undefined;
  const enlarge = (event: MouseEvent) => {
    if (!isOnControl(event) && frame.wasDragged?.() !== true) frame.stage.enlarge(frame.tile);
  };
  return (
    <figure
      {...figure}
      ref={(figureElement) => (element = figureElement)}
      class={classes(styles['tile'], frame.class, frame.isSpeaking && styles['speaking'])}
      style={{ ...tileStyle(frame.stage.boxOf(frame.tile)), translate: frame.offset ?? undefined }}
      aria-label={frame.label}
      onClick={(event) => {
        if (event instanceof PointerEvent && event.pointerType === 'touch') enlarge(event);
      }}
      onDblClick={enlarge}
    >
      {frame.children}
      <TileMenu label={frame.label}>
        {(close) =>
          frame.menu({ tile: frame.tile, stage: frame.stage, element: () => element, close })
        }
      </TileMenu>
    </figure>
  );
}
