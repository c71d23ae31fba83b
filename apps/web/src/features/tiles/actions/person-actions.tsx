import type { PeerId } from '@visavis/client';
import { Menu } from '../../../ui/menu.tsx';
import type { DetailsSelection } from '../../connection-details/details-selection.ts';
import { PersonItems } from '../../people/person-menu.tsx';
import { ConnectionAction } from './connection-action.tsx';
import { SizeActions } from './size-actions.tsx';
import type { TileActionsProps } from './tile-actions.ts';

interface PersonActionsProps extends TileActionsProps {
  readonly id: PeerId;
  readonly details: DetailsSelection;
}

/** The menu of a person's tile. */
export const PersonActions = (props: PersonActionsProps) => (
  <Menu>
    <SizeActions {...props} />
    <PersonItems id={props.id} close={props.close} />
    <ConnectionAction id={props.id} details={props.details} close={props.close} />
  </Menu>
);
