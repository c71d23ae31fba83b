import { ErrorBoundary, type JSX } from 'solid-js';

interface BoundaryProps {
  /** What stands in the place of what failed. Calling `again` draws that anew. */
  readonly fallback: (again: () => void) => JSX.Element;
  readonly children: JSX.Element;
}

/** Keeps a failure of what it draws to that. The error still reaches the console. */
export const Boundary = (props: BoundaryProps) => (
  <ErrorBoundary
    fallback={(error: unknown, again) => {
      reportError(error);
      return props.fallback(again);
    }}
  >
    {props.children}
  </ErrorBoundary>
);
