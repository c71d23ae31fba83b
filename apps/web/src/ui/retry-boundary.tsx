import { ErrorBoundary, type JSX } from 'solid-js';

interface RetryBoundaryProps {
  /** Shown instead of children that failed. Calling `retry` renders the children again. */
  readonly fallback: (retry: () => void) => JSX.Element;
  readonly children: JSX.Element;
}

/** Contains errors of its children, and reports them to the console. */
export const RetryBoundary = (props: RetryBoundaryProps) => (
  <ErrorBoundary
    fallback={(error: unknown, retry) => {
      reportError(error);
      return props.fallback(retry);
    }}
  >
    {props.children}
  </ErrorBoundary>
);
