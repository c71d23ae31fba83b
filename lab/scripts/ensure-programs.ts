/**
 * Installs the programs that the lab needs, if that is allowed and the lab can then run. Otherwise the lab itself
 * reports the reason.
 */
import { aptInstall } from '../../e2e/scripts/apt.ts';
import { canCreateNamespaces, missingPrograms } from '../requirements.ts';

const missing = missingPrograms();
if (missing.length > 0 && canCreateNamespaces()) aptInstall(...missing.map(([, name]) => name));
