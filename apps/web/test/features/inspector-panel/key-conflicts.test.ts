import { keyCommandOf } from '@visavis/inspector/key-commands';
import { expect, test } from 'vitest';
import { shortcutKeys } from '../../../src/features/shortcuts/shortcut-setting.ts';

test('no key of the call is also a key of the inspector, which stands beside it', () => {
  for (const key of Object.values(shortcutKeys)) {
    expect(keyCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false })).toBeUndefined();
  }
});
