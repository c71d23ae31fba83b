import { Docked } from '../dock/docked.tsx';
import { Check } from './check.tsx';

/** The page of a check, and the inspector beside it where somebody wants that. */
export const CheckPage = () => (
  <Docked hasButton={false}>
    <Check />
  </Docked>
);
