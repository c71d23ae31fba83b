// @vitest-environment happy-dom
import { ben, createMember, createOffer, createPeerId } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { RemoteTile } from '../../../src/features/tiles/remote-tile.tsx';
import { closedDetails } from '../../support/closed-details.ts';
import { renderInCall } from '../../support/render-in-call.tsx';
import { WithStage } from '../../support/with-stage.tsx';

const cleo = createPeerId('cleo');

/** Shows the tile of a member in a call that Ben has joined, after what happens in it. */
function showTile(id: typeof ben, happen: (call: ReturnType<typeof scriptedCallWithBen>) => void) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const call = scriptedCallWithBen(Date.now());
  happen(call);
  renderInCall(call, () => (
    <WithStage>{(stage) => <RemoteTile id={id} stage={stage} details={closedDetails} />}</WithStage>
  ));
}

test('the tile of a newcomer says that it waits when many have joined', () => {
  showTile(cleo, ({ roomEvent }) => {
    for (let n = 0; n < 50; n += 1) {
      const member = createMember(createPeerId(`newcomer-${n}`));
      roomEvent({ type: 'joined', member });
      roomEvent({ type: 'left', id: member.id, reason: 'left' });
    }
    roomEvent({ type: 'joined', member: createMember(cleo) });
  });
  const tile = document.querySelector('figure');
  expect(tile?.dataset['level']).toBe('waiting');
  expect(tile?.textContent).toContain('Waiting to connect');
});

test('the tile of a member whose browser sends too many signals is marked', () => {
  showTile(ben, ({ signal }) => {
    for (let n = 0; n < 100; n += 1) signal(createOffer());
  });
  expect(
    document.querySelectorAll('[aria-label^="Sends too many connection messages"]'),
  ).toHaveLength(1);
});

test('the tile of another member is not', () => {
  showTile(ben, () => {});
  expect(document.querySelector('[aria-label^="Sends too many connection messages"]')).toBeNull();
});
