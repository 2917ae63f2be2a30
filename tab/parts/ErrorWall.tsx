import { Component, type ReactNode } from 'react';
import { words } from '../words';
import { FullPage } from './FullPage';

/** Keeps a fault of one page from taking the whole tab: says so, and offers to draw it again. */
export class ErrorWall extends Component<{ children: ReactNode; inside?: boolean }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // A page whose script could not be fetched is only fetched again by a new load.
    return <FullPage {...(this.props.inside ? { inside: true } : {})} heading={words.problems.pageHeading} text={words.problems.page} act={{ label: words.again, run: () => window.location.reload() }} />;
  }
}
