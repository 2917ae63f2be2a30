import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { words } from '../words';
import type { MoreMenuProps } from './MoreMenu';

/** Fluent's menu is 42 kB, two thirds of what a page may weigh: it comes after the page that it is on. */
const MoreMenu = lazy(() => import('./MoreMenu').then((module) => ({ default: module.MoreMenu })));

/** The rarer acts of a row behind one button, which stands there before its menu has come. */
export function MoreActs(props: MoreMenuProps) {
  const waiting = <Button size="small" appearance="subtle" className="more" disabledFocusable aria-label={`${words.more}: ${props.about}`}>{words.more}</Button>;
  return <Suspense fallback={waiting}><MoreMenu {...props} /></Suspense>;
}
