/**
 * Installs the programs that the lab is made of, where that is allowed and the lab could then be built.
 * Where it cannot, the lab itself says so.
 */
import { aptInstall } from '../../e2e/scripts/apt.ts';
import { canCreateNamespaces, missingPrograms } from '../requirements.ts';

const missing = missingPrograms();
if (missing.length > 0 && canCreateNamespaces()) aptInstall(...missing.map(([, name]) => name));
