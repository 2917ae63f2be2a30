import { useCommunity, usePageTitle } from '../app/communityContext';
import { hashOf } from '../app/routes';
import { words } from '../words';

/** What the words mean that this guide uses in a sense of its own. */
export function GlossaryPage() {
  const { view } = useCommunity();
  usePageTitle(words.glossary.heading);
  return (
    <article>
      <p><a href={hashOf({ page: 'home' })}>{words.glossary.back}</a></p>
      <h1 className="title">{words.glossary.heading}</h1>
      <dl className="glossary">
        {view.about.glossary.map(({ term, meaning }) => <div key={term}><dt>{term}</dt><dd>{meaning}</dd></div>)}
      </dl>
    </article>
  );
}
