import { lazy, Suspense } from 'solid-js';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';

// The Stately inspector is not part of a build.
const StatelyButton = import.meta.env.DEV
  ? lazy(() =>
      import('./stately-button.tsx').then(({ StatelyButton }) => ({ default: StatelyButton })),
    )
  : null;

/** The button of the Stately inspector in development; nothing in a build. */
export const StatelyAction = () =>
  StatelyButton && (
    <RetryBoundary fallback={() => null}>
      <Suspense>
        <StatelyButton />
      </Suspense>
    </RetryBoundary>
  );
