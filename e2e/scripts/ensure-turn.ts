/**
 * Ensures that coturn is installed for the browser tests that need a relay, with apt if possible. Without it
 * only those tests fail.
 */
import { aptInstall, isInstalled } from './apt.ts';

if (!isInstalled('turnserver') && !(aptInstall('coturn') && isInstalled('turnserver'))) {
  console.error(
    'Some of the browser tests need coturn, and it could not be installed here. Install it (on Debian: ' +
      'apt-get install coturn) and run the tests again.',
  );
}
