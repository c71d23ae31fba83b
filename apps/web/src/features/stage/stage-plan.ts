import type { PeerId } from '@visavis/client';
import { personKey, screenKey, type TileKey } from './tile-key.ts';
import type { LayoutChoice, OwnVideoChoice } from './view-choice.ts';

/** What the call contributes to the plan. */
export interface StageFacts {
  /** The other members, in the order in which their tiles appear. */
  readonly people: readonly PeerId[];
  /** Who shares a screen that is watched. */
  readonly sharers: readonly PeerId[];
  readonly isSharingScreen: boolean;
  readonly activeSpeaker: PeerId | null;
}

/** What the user chose. */
export interface StageChoice {
  readonly layout: LayoutChoice;
  readonly ownVideo: OwnVideoChoice;
  /** The tiles that the user enlarged, the earliest first. */
  readonly pinned: readonly TileKey[];
}

/** Which tiles are large, which are beside them, and which one is small in a corner. */
export interface StagePlan {
  /** The enlarged tiles, or all as equals. */
  readonly main: readonly TileKey[];
  readonly isEnlarged: boolean;
  /** The tiles beside the enlarged ones. */
  readonly side: readonly TileKey[];
  /** The own video, over another tile. */
  readonly corner: TileKey | null;
}

const without = (keys: readonly TileKey[], others: readonly TileKey[]) =>
  keys.filter((key) => !others.includes(key));

/** The tiles to enlarge; none for a grid. */
function enlargedTiles(
  { people, sharers, activeSpeaker }: StageFacts,
  { layout, pinned }: StageChoice,
  all: readonly TileKey[],
): readonly TileKey[] {
  const existing = pinned.filter((key) => all.includes(key));
  if (existing.length > 0) return existing;
  if (layout === 'grid') return [];
  if (sharers.length > 0) return sharers.map(screenKey);
  const speaker = activeSpeaker ?? people[0];
  return layout === 'speaker' && speaker !== undefined ? [personKey(speaker)] : [];
}

/** Decides which tiles are where: what the user enlarged comes first, then the layout, then what is shared. */
export function planStage(facts: StageFacts, choice: StageChoice): StagePlan {
  const { people, sharers, isSharingScreen } = facts;
  const others: TileKey[] = [...sharers.map(screenKey), ...people.map(personKey)];
  if (isSharingScreen) others.push('ownScreen');
  if (others.length === 0) return { main: ['own'], isEnlarged: true, side: [], corner: null };

  const enlarged = enlargedTiles(facts, choice, [...others, 'own']);
  const isFaceToFace = people.length === 1 && sharers.length === 0;
  const isInCorner =
    choice.ownVideo === 'corner' || (choice.ownVideo === 'automatic' && isFaceToFace);
  const isOwnSeparate = isInCorner && !enlarged.includes('own');
  const isOwnTile = choice.ownVideo !== 'hidden' && !isOwnSeparate;
  const tiles: TileKey[] = isOwnTile || enlarged.includes('own') ? [...others, 'own'] : others;
  const corner = isOwnSeparate ? 'own' : null;
  const side = without(tiles, enlarged);
  const isEnlarged = enlarged.length > 0;
  const isDivided = isEnlarged && side.length > 0;
  return {
    main: isDivided ? enlarged : tiles,
    isEnlarged,
    side: isDivided ? side : [],
    corner,
  };
}
