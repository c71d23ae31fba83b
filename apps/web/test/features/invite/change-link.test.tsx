// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { ChangeLink } from '../../../src/features/invite/change-link.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

/** Renders the button in a call. */
async function renderButton(changeLink: (() => Promise<void>) | null): Promise<void> {
  const { call, history } = scriptedCallWithBen(Date.now());
  const owned = { ...call, getLinkChange: async () => changeLink };
  renderInCall({ call: owned, history }, () => (
    <ChangeLink>
      <span>The link</span>
    </ChangeLink>
  ));
  await owned.getLinkChange();
}

const getButton = () => document.querySelector('button');
const getSentence = () => document.querySelector('[role="status"]')?.textContent;

test('the link is changed once, however often the button is pressed meanwhile', async () => {
  const change = Promise.withResolvers<void>();
  let count = 0;
  await renderButton(() => {
    count += 1;
    return change.promise;
  });
  expect(document.body.textContent).toContain('The link');
  expect(getButton()?.textContent).toBe('Change the link');
  expect(getSentence()).toBe('The old link stops working. Everyone in the call stays.');

  getButton()?.focus();
  getButton()?.click();
  getButton()?.click();
  expect(count).toBe(1);
  expect(getButton()?.textContent).toBe('Changing…');
  expect(getButton()?.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(getButton());

  change.resolve();
  await expect.poll(getSentence).toBe('The link has been changed.');
  expect(getButton()?.textContent).toBe('Change the link');
  getButton()?.click();
  expect(count).toBe(2);
});

test('a link that cannot be changed is reported', async () => {
  await renderButton(() => Promise.reject(new Error('no key')));
  getButton()?.click();
  await expect.poll(getSentence).toBe('The link could not be changed. Try again.');
  expect(getButton()?.getAttribute('aria-disabled')).toBe('false');
});

test('nothing is shown to those who have not created the room', async () => {
  await renderButton(null);
  expect(document.body.textContent).toBe('');
});
