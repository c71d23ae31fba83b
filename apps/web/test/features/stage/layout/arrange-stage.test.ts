import { createPeerId } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import {
  arrangeStage,
  pageCapacity,
  pageCount,
  planPage,
  type StageMeasures,
} from '../../../../src/features/stage/layout/arrange-stage.ts';
import { isOverEdge, type Box, type Size } from '../../../../src/features/stage/layout/box.ts';
import {
  cameraShape,
  commonShape,
  enlargedShape,
  screenShape,
  type Shape,
} from '../../../../src/features/stage/layout/shape.ts';
import { planStage, type StageChoice } from '../../../../src/features/stage/stage-plan.ts';
import { personKey, screenKey, type TileKey } from '../../../../src/features/stage/tile-key.ts';

const areas: Readonly<Record<string, Size>> = {
  desk: { width: 1264, height: 728 },
  'wide desk': { width: 2544, height: 1000 },
  'phone in portrait': { width: 374, height: 740 },
  'phone in landscape': { width: 780, height: 374 },
  'small phone': { width: 304, height: 480 },
};
const counts = [0, 1, 2, 3, 4, 5, 7, 11].flatMap((people) =>
  [0, 1, 2].filter((screens) => screens <= people).map((screens) => ({ people, screens })),
);
const ids = Array.from({ length: 11 }, (_, index) => createPeerId(`person-${index}`));
const automatic: StageChoice = { layout: 'automatic', ownVideo: 'automatic', pinned: [] };

/** Portrait and landscape cameras, and one that is off. */
const cameraShapes = [cameraShape(16 / 9), cameraShape(9 / 16), cameraShape(4 / 3), commonShape];

function measuresOf(area: Size, shapes: ReadonlyMap<TileKey, Shape> = new Map()): StageMeasures {
  const mixed = new Map(
    ids.map((id, index) => [personKey(id), cameraShapes[index % cameraShapes.length]] as const),
  );
  const screens = new Map(ids.map((id) => [screenKey(id), screenShape(16 / 10)] as const));
  const shapeOf = (key: TileKey) =>
    shapes.get(key) ?? mixed.get(key) ?? screens.get(key) ?? commonShape;
  return { area, gap: 8, shapeOf, corner: 'bottomEnd' };
}

function planFor(people: number, screens: number, choice: StageChoice = automatic) {
  const facts = {
    people: ids.slice(0, people),
    sharers: ids.slice(0, screens),
    isSharingScreen: false,
    activeSpeaker: null,
  };
  return planStage(facts, choice);
}

const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

function expectInside({ left, top, width, height }: Box, area: Size) {
  expect(left).toBeGreaterThanOrEqual(0);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(left + width).toBeLessThanOrEqual(area.width);
  expect(top + height).toBeLessThanOrEqual(area.height);
}

describe.each(Object.entries(areas))('on a %s', (_, area) => {
  const measures = measuresOf(area);

  test.each(counts)('$people others with $screens screens fit on pages', ({ people, screens }) => {
    const plan = planFor(people, screens);
    const capacity = pageCapacity(plan, measures);
    const placed = new Set<TileKey>();
    for (let page = 0; page < pageCount(plan, capacity); page += 1) {
      const boxes = arrangeStage(planPage(plan, page, capacity), measures);
      for (const [key, box] of boxes) {
        placed.add(key);
        expectInside(box, area);
        expect(Math.min(box.width, box.height)).toBeGreaterThan(40);
      }
    }
    expect(placed.size).toBe(people + screens + 1);
  });

  test.each(counts)(
    '$people others with $screens screens do not overlap',
    ({ people, screens }) => {
      const plan = planFor(people, screens);
      const capacity = pageCapacity(plan, measures);
      for (let page = 0; page < pageCount(plan, capacity); page += 1) {
        const boxes = [...arrangeStage(planPage(plan, page, capacity), measures)]
          .filter(([key]) => key !== plan.corner)
          .map(([, box]) => box);
        const pairs = boxes.flatMap((a, index) =>
          boxes.slice(index + 1).map((b) => [a, b] as const),
        );
        for (const [a, b] of pairs) expect(overlap(a, b)).toBe(false);
      }
    },
  );

  test.each(counts)(
    'tiles of $people others with $screens screens keep to their shapes',
    ({ people, screens }) => {
      const plan = planFor(people, screens);
      const page = planPage(plan, 0, pageCapacity(plan, measures));
      for (const [key, { width, height }] of arrangeStage(page, measures)) {
        const isEnlarged = page.isEnlarged && page.main.includes(key);
        const shape = measures.shapeOf(key);
        const { min, max } = isEnlarged ? enlargedShape(shape) : shape;
        // Rounded to whole pixels.
        expect((width + 1) / height).toBeGreaterThanOrEqual(min);
        expect(width / (height + 1)).toBeLessThanOrEqual(max);
      }
    },
  );
});

const desk = { width: 1264, height: 728 };
const phone = { width: 374, height: 740 };
const [first, second, third] = ids.map(personKey);
if (first === undefined || second === undefined || third === undefined) throw new Error('no ids');

test('with one other person, the own tile is small and in a corner', () => {
  const boxes = arrangeStage(planFor(1, 0), measuresOf(desk));
  expect((boxes.get('own')?.width ?? Infinity) * 4).toBeLessThan(boxes.get(first)?.width ?? 0);
  expect(boxes.get('own')?.left).toBeGreaterThan(900);
});

test.each([
  ['inside', { left: 10, top: 10, width: 50, height: 50 }, false],
  ['outside', { left: 110, top: 10, width: 50, height: 50 }, false],
  ['beside', { left: 100, top: 50, width: 50, height: 100 }, false],
  ['over the right edge', { left: 60, top: 10, width: 50, height: 50 }, true],
  ['over the upper edge', { left: 10, top: -10, width: 50, height: 50 }, true],
  ['all around', { left: -10, top: -10, width: 200, height: 200 }, true],
])('a box that is %s', (_, box, expected) => {
  expect(isOverEdge(box, { left: 0, top: 0, width: 100, height: 100 })).toBe(expected);
});

/** Stages as high as the window or lower, because of notices. */
const stages = [
  ...Object.values(areas),
  { width: 1264, height: 640 },
  { width: 374, height: 660 },
  { width: 780, height: 300 },
];

test.each(['topStart', 'topEnd', 'bottomStart', 'bottomEnd'] as const)(
  'the own tile does not hang over the edge of another, in the corner %s',
  (corner) => {
    for (const area of stages) {
      for (const isSharingScreen of [false, true]) {
        const facts = {
          people: ids.slice(0, 1),
          sharers: [],
          isSharingScreen,
          activeSpeaker: null,
        };
        const boxes = arrangeStage(planStage(facts, automatic), { ...measuresOf(area), corner });
        const own = boxes.get('own');
        if (own === undefined) throw new Error('no own tile');
        expectInside(own, area);
        const others = [...boxes].filter(([key]) => key !== 'own');
        expect(others.filter(([, box]) => isOverEdge(own, box))).toEqual([]);
      }
    }
  },
);

test('a shared screen is much larger than the tiles beside it, and is not cropped', () => {
  const boxes = arrangeStage(planFor(3, 1), measuresOf(desk));
  const [sharer] = ids;
  if (sharer === undefined) throw new Error('no ids');
  const screen = boxes.get(screenKey(sharer));
  expect(screen?.width).toBeGreaterThan(950);
  expect((screen?.width ?? 0) / (screen?.height ?? 1)).toBeCloseTo(16 / 10, 1);
  for (const key of [first, second, third]) expect(boxes.get(key)?.width).toBeLessThan(300);
});

test('below a shared screen on a phone, five people have tiles in which faces can be recognised', () => {
  const boxes = arrangeStage(planFor(4, 1), measuresOf(phone));
  for (const id of ids.slice(0, 4)) {
    const { width = 0, height = 0 } = boxes.get(personKey(id)) ?? {};
    expect(Math.max(width, height)).toBeGreaterThan(140);
    expect(Math.min(width, height)).toBeGreaterThan(75);
  }
});

test('a person with a phone held upright gets an upright tile', () => {
  const boxes = arrangeStage(planFor(2, 0), measuresOf(desk));
  const { width = 0, height = 0 } = boxes.get(second) ?? {};
  expect(height).toBeGreaterThan(width * 1.4);
});

test('three landscape tiles on a desk are two above one of the same size', () => {
  const landscape = new Map([first, second].map((key) => [key, commonShape] as const));
  const boxes = arrangeStage(planFor(2, 0), measuresOf(desk, landscape));
  const own = boxes.get('own');
  expect(boxes.get(first)?.top).toBe(boxes.get(second)?.top);
  expect(own?.top).toBeGreaterThan(300);
  expect(own?.width).toBe(boxes.get(first)?.width);
  expect(own?.left).toBeCloseTo((1264 - (own?.width ?? 0)) / 2, -1);
});

test('three landscape tiles on a phone held upright are in one column', () => {
  const landscape = new Map([first, second].map((key) => [key, commonShape] as const));
  const boxes = arrangeStage(planFor(2, 0), measuresOf(phone, landscape));
  expect(new Set([...boxes.values()].map(({ top }) => top)).size).toBe(3);
});

test('an enlarged person is larger than all others', () => {
  const plan = planFor(4, 0, { ...automatic, pinned: [third] });
  const boxes = arrangeStage(plan, measuresOf(desk, new Map([[third, commonShape]])));
  const areaOf = (key: TileKey) => (boxes.get(key)?.width ?? 0) * (boxes.get(key)?.height ?? 0);
  for (const key of [first, second]) expect(areaOf(third)).toBeGreaterThan(4 * areaOf(key));
});

test('an enlarged person on a phone held upright fills the width and most of the height', () => {
  const cameras = new Map([first, second, 'own' as const].map((key) => [key, commonShape]));
  const plan = planFor(2, 0, { ...automatic, pinned: [second] });
  const { width = 0, height = 0 } =
    arrangeStage(plan, measuresOf(phone, cameras)).get(second) ?? {};
  expect(width).toBe(phone.width);
  expect(height).toBeGreaterThan(0.75 * phone.height);
});

test('alone or with one enlarged person, a phone held upright is filled', () => {
  const cameras = new Map([first, 'own' as const].map((key) => [key, commonShape]));
  const measures = measuresOf(phone, cameras);
  const enlarged = planFor(1, 0, { ...automatic, pinned: [first] });
  for (const [key, plan] of [['own', planFor(0, 0)] as const, [first, enlarged] as const]) {
    const { width = 0, height = 0 } = arrangeStage(plan, measures).get(key) ?? {};
    expect(width).toBeGreaterThanOrEqual(phone.width - 1);
    expect(height).toBe(phone.height);
  }
});

test('an enlarged screen on a phone held upright is not cropped', () => {
  const [sharer] = ids;
  if (sharer === undefined) throw new Error('no ids');
  const plan = planFor(2, 1, { ...automatic, pinned: [screenKey(sharer)] });
  const { width = 0, height = 1 } =
    arrangeStage(plan, measuresOf(phone)).get(screenKey(sharer)) ?? {};
  expect(width / height).toBeCloseTo(16 / 10, 1);
});

test('twelve people on a small phone need pages', () => {
  const plan = planFor(11, 1);
  const capacity = pageCapacity(plan, measuresOf({ width: 304, height: 480 }));
  expect(pageCount(plan, capacity)).toBeGreaterThan(1);
});

test('no tile has a negative size before the first layout', () => {
  for (const { people, screens } of counts) {
    const boxes = arrangeStage(planFor(people, screens), measuresOf({ width: 0, height: 0 }));
    for (const { width, height } of boxes.values()) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
    }
  }
});
