/**
 * Sees to it that there is coturn for the browser tests that need a relay: installs it with apt where that is
 * allowed. Where it cannot be had, those tests fail by themselves and the others run.
 */
import { aptInstall, isInstalled } from './apt.ts';

if (!isInstalled('turnserver') && !(aptInstall('coturn') && isInstalled('turnserver'))) {
  console.error(
    'Some of the browser tests need coturn, and it could not be installed here. Install it (on Debian: ' +
      'apt-get install coturn) and run the tests again.',
  );
}
