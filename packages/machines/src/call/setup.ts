import { callBase } from './base.ts';
import { comparison } from './comparison.ts';
import { devices } from './devices.ts';
import { failure } from './failure.ts';
import { localChoices } from './local-choices.ts';
import { members } from './members.ts';
import { moderation } from './moderation.ts';
import { outsiders } from './outsiders.ts';
import { pacing } from './pacing.ts';
import { self } from './self.ts';
import { signals } from './signals.ts';
import { speakers } from './speakers.ts';

/** All guards and actions of the call machine, one file for each subject. */
export const callSetup = callBase.extend({
  guards: { ...self.guards, ...members.guards, ...moderation.guards },
  actions: {
    ...self.actions,
    ...devices.actions,
    ...members.actions,
    ...localChoices.actions,
    ...moderation.actions,
    ...comparison.actions,
    ...outsiders.actions,
    ...pacing.actions,
    ...signals.actions,
    ...speakers.actions,
    ...failure.actions,
  },
});
