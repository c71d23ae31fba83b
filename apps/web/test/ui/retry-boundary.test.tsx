import { children, createRoot, createSignal, lazy, Suspense, type JSX } from 'solid-js';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { RetryBoundary } from '../../src/ui/retry-boundary.tsx';

const reported = vi.fn<(error: unknown) => void>();
vi.stubGlobal('reportError', reported);
afterEach(() => reported.mockClear());

/** Renders something inside a boundary, which is inside another boundary. */
function renderInBoundaries(Inner: () => JSX.Element) {
  let retry = () => {};
  const shown = createRoot((dispose) => {
    onTestFinished(dispose);
    return children(() => (
      <RetryBoundary fallback={() => 'the call has failed'}>
        <RetryBoundary
          fallback={(retryInner) => {
            retry = retryInner;
            return 'the sheet has failed';
          }}
        >
          <Suspense>
            <Inner />
          </Suspense>
        </RetryBoundary>
      </RetryBoundary>
    ));
  });
  return { shown, retry: () => retry() };
}

test('a script that fails to load affects only its part, and can be loaded again', async () => {
  let isServerUnreachable = true;
  const Late = lazy(() =>
    isServerUnreachable
      ? Promise.reject(new Error('Failed to fetch dynamically imported module'))
      : Promise.resolve({ default: () => 'the sheet' }),
  );
  const { shown, retry } = renderInBoundaries(Late);
  await vi.waitFor(() => expect(shown()).toBe('the sheet has failed'));
  expect(reported).toHaveBeenCalledTimes(1);

  isServerUnreachable = false;
  retry();
  await vi.waitFor(() => expect(shown()).toBe('the sheet'));
});

test('a part that fails while rendering can be rendered again', () => {
  const [isBad, setBad] = createSignal(false);
  const text = () => {
    if (isBad()) throw new Error('rendering failed');
    return 'everyone';
  };
  const { shown, retry } = renderInBoundaries(() => <>{text()}</>);
  expect(shown()).toBe('everyone');

  setBad(true);
  expect(shown()).toBe('the sheet has failed');
  setBad(false);
  retry();
  expect(shown()).toBe('everyone');
});
