import { WithInspectorPanel } from '../../features/inspector-panel/with-inspector-panel.tsx';
import { ConnectionCheck } from '../../features/connection-check/connection-check.tsx';

/** The page of a check, and the inspector beside it where somebody wants that. */
export const CheckScreen = () => (
  <WithInspectorPanel hasButton={false}>
    <ConnectionCheck />
  </WithInspectorPanel>
);
