import { createContext, useContext } from 'solid-js';
import type { InspectorState } from './model/inspector-state.ts';

const Context = createContext<InspectorState>();

/** Provides the state of the inspector to the components within it. */
export const InspectorProvider = Context.Provider;

/** The state of the inspector that contains the component. */
export function useInspector(): InspectorState {
  const inspector = useContext(Context);
  if (inspector === undefined) throw new Error('This component is outside an inspector.');
  return inspector;
}
