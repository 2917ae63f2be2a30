import { Component, useEffect, useState, type ReactNode } from 'react';
import { reloadForScript, reloadIfReachable } from '../app/reload';
import { words } from '../words';
import { FullPage } from './FullPage';

/** Keeps a fault of one page from taking the whole tab: says so, and offers to draw it again. */
export class ErrorWall extends Component<{ children: ReactNode; inside?: boolean }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Stopped inside={this.props.inside ?? false} /> : this.props.children;
  }
}

/** A page whose script could not be fetched is only fetched again by a new load, which waits until the server answers. */
function Stopped({ inside }: { inside: boolean }) {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let gone = false;
    void reloadForScript().then((there) => gone || setAway(!there));
    const back = (): void => void reloadIfReachable();
    window.addEventListener('online', back);
    return () => {
      gone = true;
      window.removeEventListener('online', back);
    };
  }, []);
  return <FullPage inside={inside} heading={away ? words.problems.awayHeading : words.problems.pageHeading} text={away ? words.problems.away : words.problems.page}
    act={{ label: words.again, run: () => void reloadIfReachable().then((there) => setAway(!there)) }} />;
}
