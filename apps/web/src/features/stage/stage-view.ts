import type { PeerId } from '@visavis/client';
import { isSending } from '@visavis/client/derived';
import { createEffect, createMemo, createSignal, type Accessor } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import {
  arrangeStage,
  pageCapacity,
  pageCount,
  planPage,
  type StageMeasures,
} from './layout/arrange-stage.ts';
import type { Box, Size } from './layout/box.ts';
import { cameraShape, commonShape, screenShape, type Shape } from './layout/shape.ts';
import { planStage, type StagePlan } from './stage-plan.ts';
import { personKey, screenKey, type TileKey } from './tile-key.ts';
import { orderTiles } from './tile-order.ts';
import { layoutChoice, ownCorner, ownVideoChoice } from './view-choice.ts';

/** The distance between two tiles, in pixels. */
const tileGap = 8;
/** Ratios that differ by less are the same, because browsers round the size of a scaled picture. */
const ratioStep = 0.02;

/** The stage as components see it: where each tile is, and what can be done with it. */
export interface StageView {
  /** Whose shared screens have tiles. */
  readonly watched: Accessor<readonly PeerId[]>;
  /** Whose shared screens the user does not want to see. */
  readonly unwatched: Accessor<readonly PeerId[]>;
  readonly setWatched: (id: PeerId, isWatched: boolean) => void;
  /** The box of a tile; null if it is on another page. */
  readonly boxOf: (key: TileKey) => Box | null;
  readonly isOwnShown: Accessor<boolean>;
  /** Whether the own video is over another tile. */
  readonly isOwnInCorner: Accessor<boolean>;
  readonly pinned: Accessor<readonly TileKey[]>;
  /** Enlarges a tile beside those that are enlarged, or puts it back. */
  readonly togglePin: (key: TileKey) => void;
  /** Enlarges only this tile, or puts it back if it is the only one. */
  readonly enlarge: (key: TileKey) => void;
  /** The aspect ratio of the picture in a tile, once it is known. */
  readonly setRatio: (key: TileKey, ratio: number) => void;
  readonly page: Accessor<number>;
  readonly pageCount: Accessor<number>;
  readonly setPage: (page: number) => void;
}

function createRatios() {
  const [ratios, setRatios] = createSignal<ReadonlyMap<TileKey, number>>(new Map());
  return {
    ratioOf: (key: TileKey) => ratios().get(key) ?? null,
    setRatio: (key: TileKey, ratio: number) => {
      const rounded = Math.round(ratio / ratioStep) * ratioStep;
      if (ratios().get(key) !== rounded) setRatios(new Map(ratios()).set(key, rounded));
    },
  };
}

const hasSameKeys = (a: readonly TileKey[], b: readonly TileKey[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

const isSamePlan = (a: StagePlan, b: StagePlan) =>
  a.corner === b.corner &&
  a.isEnlarged === b.isEnlarged &&
  hasSameKeys(a.main, b.main) &&
  hasSameKeys(a.side, b.side);

/** Decides which tiles there are and where, from the call and from what the user chose. */
export function createStageView(area: Accessor<Size>): StageView {
  const {
    activeSpeaker,
    hasScreen,
    hasVideo,
    isDisconnectedFrom,
    media,
    memberIds,
    recentSpeakers,
  } = useCall();
  const { ratioOf, setRatio } = createRatios();
  const [pinned, setPinned] = createSignal<readonly TileKey[]>([]);
  const [unwatchedIds, setUnwatchedIds] = createSignal<ReadonlySet<PeerId>>(new Set());
  const [page, setPage] = createSignal(0);

  const sharers = createMemo(() =>
    memberIds().filter((id) => hasScreen(id) && !isDisconnectedFrom(id)),
  );
  const watched = createMemo(() => sharers().filter((id) => !unwatchedIds().has(id)));
  const unwatched = createMemo(() => sharers().filter((id) => unwatchedIds().has(id)));

  const shapeOfCamera = (key: TileKey, isOn: boolean): Shape => {
    const ratio = ratioOf(key);
    return isOn && ratio !== null ? cameraShape(ratio) : commonShape;
  };
  const shapes = createMemo<ReadonlyMap<TileKey, Shape>>(() => {
    const cameras: (readonly [TileKey, boolean])[] = [
      ['own', isSending(media(), 'camera')],
      ...memberIds().map((id) => [personKey(id), hasVideo(id)] as const),
    ];
    const screens: TileKey[] = ['ownScreen', ...watched().map(screenKey)];
    return new Map([
      ...cameras.map(([key, isOn]) => [key, shapeOfCamera(key, isOn)] as const),
      ...screens.map((key) => [key, screenShape(ratioOf(key))] as const),
    ]);
  });
  const measures = createMemo<StageMeasures>(() => ({
    area: area(),
    gap: tileGap,
    shapeOf: (key) => shapes().get(key) ?? commonShape,
    corner: ownCorner(),
  }));
  const planFor = (people: readonly PeerId[]) =>
    planStage(
      {
        people,
        sharers: watched(),
        isSharingScreen: isSending(media(), 'screen'),
        activeSpeaker: activeSpeaker(),
      },
      { layout: layoutChoice(), ownVideo: ownVideoChoice(), pinned: pinned() },
    );

  // How many fit does not depend on the order, which depends on how many fit.
  const capacity = createMemo(() => pageCapacity(planFor(memberIds()), measures()));
  const order = createMemo<readonly PeerId[]>(
    (before) =>
      orderTiles(before, {
        people: memberIds(),
        recentSpeakers: recentSpeakers(),
        capacity: capacity(),
      }),
    [],
  );
  const plan = createMemo(() => planFor(order()), undefined, { equals: isSamePlan });
  const pages = createMemo(() => pageCount(plan(), capacity()));
  const shownPage = () => Math.min(page(), pages() - 1);
  const shownPlan = createMemo(() => planPage(plan(), shownPage(), capacity()));
  const boxes = createMemo(() => arrangeStage(shownPlan(), measures()));

  // A screen that is shared again is a new one.
  createEffect(() => {
    const ended = [...unwatchedIds()].filter((id) => !sharers().includes(id));
    if (ended.length > 0)
      setUnwatchedIds(new Set([...unwatchedIds()].filter((id) => !ended.includes(id))));
  });

  return {
    watched,
    unwatched,
    setWatched(id, isWatched) {
      const ids = new Set(unwatchedIds());
      if (isWatched) ids.delete(id);
      else ids.add(id);
      setUnwatchedIds(ids);
    },
    boxOf: (key) => boxes().get(key) ?? null,
    isOwnShown: createMemo(
      () => plan().corner === 'own' || [...plan().main, ...plan().side].includes('own'),
    ),
    isOwnInCorner: createMemo(() => plan().corner === 'own'),
    pinned,
    togglePin: (key) =>
      setPinned((keys) =>
        keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key],
      ),
    enlarge: (key) => setPinned((keys) => (keys.length === 1 && keys[0] === key ? [] : [key])),
    setRatio,
    page: shownPage,
    pageCount: pages,
    setPage,
  };
}
