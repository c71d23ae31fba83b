import { ben, cho, dov } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import {
  planStage,
  type StageChoice,
  type StageFacts,
} from '../../../src/features/stage/stage-plan.ts';
import { personKey, screenKey } from '../../../src/features/stage/tile-key.ts';

const facts = (change: Partial<StageFacts> = {}): StageFacts => ({
  people: [ben, cho, dov],
  sharers: [],
  isSharingScreen: false,
  activeSpeaker: null,
  ...change,
});
const choice = (change: Partial<StageChoice> = {}): StageChoice => ({
  layout: 'automatic',
  ownVideo: 'automatic',
  pinned: [],
  ...change,
});
const [benTile, choTile, dovTile] = [personKey(ben), personKey(cho), personKey(dov)];

describe('automatic', () => {
  test('shows everyone in a grid, oneself last', () => {
    expect(planStage(facts(), choice())).toEqual({
      main: [benTile, choTile, dovTile, 'own'],
      isEnlarged: false,
      side: [],
      corner: null,
    });
  });

  test('shows oneself in a corner with one other person', () => {
    const plan = planStage(facts({ people: [ben] }), choice());
    expect(plan).toEqual({ main: [benTile], isEnlarged: false, side: [], corner: 'own' });
  });

  test('shows oneself large when alone, whatever is chosen', () => {
    for (const ownVideo of ['automatic', 'tile', 'corner', 'hidden'] as const) {
      const plan = planStage(facts({ people: [] }), choice({ ownVideo }));
      expect(plan).toEqual({ main: ['own'], isEnlarged: true, side: [], corner: null });
    }
  });

  test('shows shared screens large, and everyone beside them', () => {
    const plan = planStage(facts({ sharers: [cho, dov] }), choice());
    expect(plan.main).toEqual([screenKey(cho), screenKey(dov)]);
    expect(plan.side).toEqual([benTile, choTile, dovTile, 'own']);
  });

  test('does not enlarge the screen that one shares oneself', () => {
    const plan = planStage(facts({ isSharingScreen: true }), choice());
    expect(plan.main).toEqual([benTile, choTile, dovTile, 'ownScreen', 'own']);
  });
});

describe('grid', () => {
  test('shows shared screens among the others', () => {
    const plan = planStage(facts({ sharers: [cho] }), choice({ layout: 'grid' }));
    expect(plan.main).toEqual([screenKey(cho), benTile, choTile, dovTile, 'own']);
    expect(plan.side).toEqual([]);
  });
});

describe('speaker', () => {
  const speakerLayout = choice({ layout: 'speaker' });

  test('enlarges who speaks', () => {
    const plan = planStage(facts({ activeSpeaker: cho }), speakerLayout);
    expect(plan.main).toEqual([choTile]);
    expect(plan.side).toEqual([benTile, dovTile, 'own']);
  });

  test('enlarges the first person before anybody has spoken', () => {
    expect(planStage(facts(), speakerLayout).main).toEqual([benTile]);
  });

  test('enlarges a shared screen rather than who speaks', () => {
    const plan = planStage(facts({ activeSpeaker: ben, sharers: [cho] }), speakerLayout);
    expect(plan.main).toEqual([screenKey(cho)]);
  });
});

describe('enlarged tiles', () => {
  test('come before every layout', () => {
    for (const layout of ['automatic', 'grid', 'speaker'] as const) {
      const plan = planStage(
        facts({ sharers: [cho], activeSpeaker: ben }),
        choice({ layout, pinned: [dovTile, 'own'] }),
      );
      expect(plan.main).toEqual([dovTile, 'own']);
      expect(plan.side).toEqual([screenKey(cho), benTile, choTile]);
    }
  });

  test('can be all there are', () => {
    const plan = planStage(facts({ people: [ben] }), choice({ pinned: [benTile] }));
    expect(plan).toEqual({ main: [benTile], isEnlarged: true, side: [], corner: 'own' });
  });

  test('that are gone are forgotten', () => {
    const plan = planStage(facts({ people: [ben, cho] }), choice({ pinned: [dovTile] }));
    expect(plan.main).toEqual([benTile, choTile, 'own']);
    expect(plan.isEnlarged).toBe(false);
  });
});

describe('the own video', () => {
  test('can be in a corner, a tile, or hidden', () => {
    const withOwn = (ownVideo: StageChoice['ownVideo']) => planStage(facts(), choice({ ownVideo }));
    expect(withOwn('corner')).toMatchObject({ main: [benTile, choTile, dovTile], corner: 'own' });
    expect(withOwn('hidden')).toMatchObject({ main: [benTile, choTile, dovTile], corner: null });
    const plan = planStage(facts({ people: [ben] }), choice({ ownVideo: 'tile' }));
    expect(plan).toMatchObject({ main: [benTile, 'own'], corner: null });
  });
});
