// @vitest-environment happy-dom
import { createMember, createPeerId } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { RemoteTile } from '../../../src/features/tiles/remote-tile.tsx';
import { closedDetails } from '../../support/closed-details.ts';
import { renderInCall } from '../../support/render-in-call.tsx';
import { WithStage } from '../../support/with-stage.tsx';

test('a member who is away and was never connected is only away, until they are back', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const call = scriptedCallWithBen(Date.now());
  const member = createMember(createPeerId('cleo'), { presence: 'away' });
  call.roomEvent({ type: 'joined', member });
  renderInCall(call, () => (
    <WithStage>
      {(stage) => <RemoteTile id={member.id} stage={stage} details={closedDetails} />}
    </WithStage>
  ));
  const tile = document.querySelector('figure');
  expect(tile?.textContent).toContain('Away');
  expect(tile?.textContent).not.toContain('Connecting');

  call.roomEvent({ type: 'back', id: member.id });
  await vi.advanceTimersByTimeAsync(0);
  expect(tile?.textContent).not.toContain('Away');
  expect(tile?.textContent).toContain('Connecting');
});
