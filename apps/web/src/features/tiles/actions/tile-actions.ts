import type { StageView } from '../../stage/stage-view.ts';
import type { TileKey } from '../../stage/tile-key.ts';

/** What the menu of a tile needs to act on it. */
export interface TileActionsProps {
  readonly tile: TileKey;
  readonly stage: StageView;
  /** The element of the tile. */
  readonly element: () => HTMLElement | undefined;
  /** Closes the menu. */
  readonly close: () => void;
}
