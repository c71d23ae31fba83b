import type { JSX } from 'solid-js';
import { createStageView, type StageView } from '../../src/features/stage/stage-view.ts';

/** Gives its content a stage of a fixed size. */
export const WithStage = (props: { readonly children: (stage: StageView) => JSX.Element }) =>
  props.children(createStageView(() => ({ width: 800, height: 600 })));
