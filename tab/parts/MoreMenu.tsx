import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { words } from '../words';

export interface MoreMenuProps {
  /** What the acts are about, read with the button's name. */
  about: string;
  /** At least one, the likeliest first. */
  acts: { label: string; run: () => void }[];
}

/** The menu itself; pages draw `MoreActs`, which loads it. */
export function MoreMenu({ about, acts }: MoreMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement><Button size="small" appearance="subtle" className="more" aria-label={`${words.more}: ${about}`}>{words.more}</Button></MenuTrigger>
      <MenuPopover>
        <MenuList>{acts.map((one) => <MenuItem key={one.label} onClick={one.run}>{one.label}</MenuItem>)}</MenuList>
      </MenuPopover>
    </Menu>
  );
}
