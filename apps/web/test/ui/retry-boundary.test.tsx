import { children, createRoot, createSignal, lazy, Suspense, type JSX } from 'solid-js';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { RetryBoundary } from '../../src/ui/retry-boundary.tsx';

const reported = vi.fn<(error: unknown) => void>();
vi.stubGlobal('reportError', reported);
afterEach(() => reported.mockClear());

/** Draws something inside a boundary, which itself stands in another. */
function drawWithin(Inner: () => JSX.Element) {
  let again = () => {};
  const seen = createRoot((dispose) => {
    onTestFinished(dispose);
    return children(() => (
      <RetryBoundary fallback={() => 'the whole call is gone'}>
        <RetryBoundary
          fallback={(retry) => {
            again = retry;
            return 'one part is gone';
          }}
        >
          <Suspense>
            <Inner />
          </Suspense>
        </RetryBoundary>
      </RetryBoundary>
    ));
  });
  return { seen, again: () => again() };
}

test('a file that does not arrive costs nothing but its place, and is asked for again', async () => {
  let isServerAway = true;
  const Late = lazy(() =>
    isServerAway
      ? Promise.reject(new Error('Failed to fetch dynamically imported module'))
      : Promise.resolve({ default: () => 'the sheet' }),
  );
  const { seen, again } = drawWithin(Late);
  await vi.waitFor(() => expect(seen()).toBe('one part is gone'));
  expect(reported).toHaveBeenCalledTimes(1);

  isServerAway = false;
  again();
  await vi.waitFor(() => expect(seen()).toBe('the sheet'));
});

test('what fails while it is drawn can be drawn anew', () => {
  const [isBad, setBad] = createSignal(false);
  const text = () => {
    if (isBad()) throw new Error('no such picture');
    return 'everyone';
  };
  const { seen, again } = drawWithin(() => <>{text()}</>);
  expect(seen()).toBe('everyone');

  setBad(true);
  expect(seen()).toBe('one part is gone');
  setBad(false);
  again();
  expect(seen()).toBe('everyone');
});
