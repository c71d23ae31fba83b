import { createContext, useContext } from 'solid-js';
import type { InspectorState } from './model/inspector-state.ts';

const Context = createContext<InspectorState>();

/** Gives what it contains the inspector that it is part of. */
export const InspectorProvider = Context.Provider;

/** The inspector that the component is part of. */
export function useInspector(): InspectorState {
  const inspector = useContext(Context);
  if (inspector === undefined) throw new Error('There is no inspector around this component.');
  return inspector;
}
