// @vitest-environment happy-dom
import { ben } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { CallProvider, createCallView } from '../../../src/call/state/call-view.ts';
import { OwnTile } from '../../../src/features/tiles/own-tile.tsx';
import { RemoteTile } from '../../../src/features/tiles/remote-tile.tsx';
import { closedDetails } from '../../support/closed-details.ts';
import { setUpTranslatedPage, showTranslated } from '../../support/translated-page.ts';
import { WithStage } from '../../support/with-stage.tsx';

/** Shows the tiles of Ana, whose page this is, and of Ben, who has chosen a name. */
async function showTiles(nameOfBen: string) {
  const call = scriptedCallWithBen(Date.now(), { name: nameOfBen });
  const { view, dispose } = createCallView(call);
  onTestFinished(dispose);
  showTranslated(() => (
    <CallProvider value={view}>
      <WithStage>
        {(stage) => (
          <>
            <OwnTile stage={stage} isAlone={false} details={closedDetails} />
            <RemoteTile id={ben} stage={stage} details={closedDetails} />
          </>
        )}
      </WithStage>
    </CallProvider>
  ));
  await vi.runOnlyPendingTimersAsync();
  await vi.dynamicImportSettled();
  return call;
}

/** For each tile, own first, how often it says that another name looks like its name. */
const marks = () =>
  [...document.querySelectorAll('figure')].map(
    (tile) =>
      tile.querySelectorAll(
        '[role="img"][aria-label*="Another person here has a name that looks like this one"]',
      ).length,
  );

setUpTranslatedPage();

test('both tiles are marked when two names look alike, until one changes', async () => {
  const cyrillic = '\u0410n\u0430';
  const call = await showTiles(cyrillic);
  expect(marks()).toEqual([1, 1]);
  const [member] = call.call.actor.getSnapshot().context.members;
  if (member === undefined) throw new Error('Ben is not in the room.');
  const { profile } = member;
  const renamed = { ...profile, name: 'Ben', revision: profile.revision + 1 };
  call.roomEvent({ type: 'updated', id: ben, profile: renamed });
  await vi.advanceTimersByTimeAsync(0);
  expect(marks()).toEqual([0, 0]);
});

test('no tile is marked when the names differ', async () => {
  await showTiles('Ben');
  expect(marks()).toEqual([0, 0]);
});
