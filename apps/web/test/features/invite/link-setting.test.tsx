// @vitest-environment happy-dom
import { RoomName } from '@visavis/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedCall } from '../../../gallery/scripted-call.ts';
import { LinkSetting } from '../../../src/features/invite/link-setting.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

test('the shown link is the new one when it has been changed', async () => {
  const path = `/r/P${'a'.repeat(22)}`;
  history.replaceState(null, '', `${path}#old`);
  onTestFinished(() => history.replaceState(null, '', '/'));
  const { call, history: visits } = scriptedCall(
    Date.now(),
    RoomName.parse(path.slice('/r/'.length)),
  );
  const changeLink = async () => history.replaceState(null, '', '#new');
  const owned = { ...call, getLinkChange: async () => changeLink };
  renderInCall({ call: owned, history: visits }, LinkSetting);
  const getLink = () => document.querySelector('input')?.value;
  await expect.poll(getLink).toBe(`${location.origin}${path}#old`);

  await changeLink();
  call.send({ type: 'rename', name: 'Ana' });
  await expect.poll(getLink).toBe(`${location.origin}${path}#new`);
});
