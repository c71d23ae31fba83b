import { ErrorBoundary, Suspense, type JSX } from 'solid-js';

/** Contains what a page can do without: while it loads, and if it cannot be loaded or displayed, there is nothing. */
export const Optional = (props: { readonly children: JSX.Element }) => (
  <ErrorBoundary fallback={null}>
    <Suspense>{props.children}</Suspense>
  </ErrorBoundary>
);
