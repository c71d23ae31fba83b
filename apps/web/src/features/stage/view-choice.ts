import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

/** The layouts that can be chosen. `automatic` shows a grid, and shared screens large. */
export const layoutChoices = ['automatic', 'grid', 'speaker'] as const;
export type LayoutChoice = (typeof layoutChoices)[number];

/** Where the own video is. `automatic` puts it in a corner if there is one other person, else among the tiles. */
export const ownVideoChoices = ['automatic', 'tile', 'corner', 'hidden'] as const;
export type OwnVideoChoice = (typeof ownVideoChoices)[number];

/** The corners in which the own video can be. */
export const corners = ['topStart', 'topEnd', 'bottomStart', 'bottomEnd'] as const;
export type Corner = (typeof corners)[number];

/** A signal that is stored, and read back if it is one of its choices. */
function createStoredChoice<Choice extends string>(
  storageKey: string,
  choices: readonly Choice[],
  initial: Choice,
) {
  const stored = readText(persistentStorage, storageKey);
  const [choice, setChoice] = createSignal<Choice>(
    choices.find((each) => each === stored) ?? initial,
  );
  const choose = (next: Choice) => {
    writeText(persistentStorage, storageKey, next);
    setChoice(() => next);
  };
  return [choice, choose] as const;
}

export const [layoutChoice, chooseLayout] = createStoredChoice(
  'visavis.layout',
  layoutChoices,
  'automatic',
);

export const [ownVideoChoice, chooseOwnVideo] = createStoredChoice(
  'visavis.own-video',
  ownVideoChoices,
  'automatic',
);

export const [ownCorner, chooseOwnCorner] = createStoredChoice(
  'visavis.own-corner',
  corners,
  'bottomEnd',
);
