import { keyCommandOf } from '@visavis/inspector/key-commands';
import { expect, test } from 'vitest';
import { shortcutKeys } from '../../../src/features/shortcuts/shortcut-setting.ts';

test('the call and the inspector beside it use different keys', () => {
  for (const key of Object.values(shortcutKeys).flatMap((key) => [key, key.toLowerCase()])) {
    expect(keyCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false })).toBeUndefined();
  }
});
