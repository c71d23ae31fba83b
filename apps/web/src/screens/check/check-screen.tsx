import { ConnectionCheck } from '../../features/connection-check/connection-check.tsx';
import { WithInspectorPanel } from '../../features/inspector-panel/with-inspector-panel.tsx';

/** The page of the connection check. */
export const CheckScreen = () => (
  <WithInspectorPanel hasButton={false}>
    <ConnectionCheck />
  </WithInspectorPanel>
);
