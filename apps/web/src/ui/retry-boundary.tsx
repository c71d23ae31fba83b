import { ErrorBoundary, type JSX } from 'solid-js';

interface RetryBoundaryProps {
  /** What stands in the place of what failed. Calling `again` draws that anew. */
  readonly fallback: (again: () => void) => JSX.Element;
  readonly children: JSX.Element;
}

/** Keeps a failure of what it draws to that. The error still reaches the console. */
export const RetryBoundary = (props: RetryBoundaryProps) => (
  <ErrorBoundary
    fallback={(error: unknown, again) => {
      reportError(error);
      return props.fallback(again);
    }}
  >
    {props.children}
  </ErrorBoundary>
);
