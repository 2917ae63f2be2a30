import { words } from '../words';

/** A link that leaves the tab, and says so to who cannot see it. */
export const Away = ({ href, label }: { href: string; label: string }) => <a href={href} target="_blank" rel="noreferrer">{label}<span className="hidden"> ({words.newTab})</span></a>;
