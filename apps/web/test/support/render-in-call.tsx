import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { onTestFinished } from 'vitest';
import type { Session } from '../../src/call/session/session.ts';
import { CallProvider, createCallView } from '../../src/call/state/call-view.ts';

/** Renders components of a call into the document, until the test has finished. */
export function renderInCall(session: Session, content: () => JSX.Element): void {
  const { view, dispose } = createCallView(session);
  onTestFinished(dispose);
  onTestFinished(
    render(() => <CallProvider value={view}>{content()}</CallProvider>, document.body),
  );
}
