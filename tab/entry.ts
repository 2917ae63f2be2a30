import './styles/base.css';
import './styles/parts.css';
import './styles/home.css';
import './styles/step.css';
import './styles/charter.css';
import './styles/actions.css';
import './styles/measures.css';
import './styles/calendar.css';
import './styles/shelf.css';
import './styles/configure.css';
import './styles/helping.css';
import { openTab } from './app/opening';
import { consentEnd, tellPageBehind } from './host/consentWindow';

const root = document.getElementById('root');
const end = consentEnd(window.location.hash);
if (end) {
  void tellPageBehind(end, root);
} else {
  // Teams, the token and the first view are under way while the interface is still being fetched.
  const opening = openTab();
  void Promise.all([import('./app/mount'), opening.connected]).then(([{ mount }]) => {
    if (root) mount(root, opening);
  });
}
