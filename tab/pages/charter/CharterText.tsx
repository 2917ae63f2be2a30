import type { CharterContent, CharterSection } from '../../../bot/domain/record';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { sayDateAndYear, sayDayAndYear } from '../../time';
import { words } from '../../words';
import { charterWords } from './charterWords';

interface Props {
  content: CharterContent;
  /** Level of its title: 1 on its own page, with links to where sentences come from; 2 in the preview, as published. */
  level: 1 | 2;
}

/** The charter as it is read and printed: what is agreed, and honestly what is not. */
export function CharterText({ content, level }: Props) {
  const Title = `h${level}` as const;
  const Part = level === 1 ? 'h2' : 'h3';
  return (
    <article className="charter">
      <Title className="charter-title">{content.title}</Title>
      <p className="charter-topic" dir="auto">{content.topic}</p>
      {content.purpose === null ? <p className="charter-gap">{charterWords.noPurpose}</p> : <blockquote className="charter-purpose" dir="auto">{content.purpose}</blockquote>}
      <div className="charter-parts">
        {content.sections.map((section) => (
          <section key={section.id} className="charter-part"><Part>{section.heading}</Part><Section section={section} linked={level === 1} /></section>
        ))}
        {content.roles.length > 0 && (
          <section className="charter-part">
            <Part>{charterWords.roles}</Part>
            <dl className="charter-roles">
              {content.roles.map((one) => (
                <div key={one.role}><dt>{one.role}</dt><dd>{one.names.length > 0 ? words.listOf(one.names) : <span className="quiet">{charterWords.nobody}</span>}</dd></div>
              ))}
            </dl>
          </section>
        )}
        <section className="charter-part">
          <Part>{charterWords.reviews}</Part>
          {content.reviews.length === 0 ? <p className="charter-gap">{charterWords.noReviews}</p> : (
            <ul className="lines">{content.reviews.map((one) => <li key={one.label}>{one.label}: {sayDateAndYear(one.onDate)}</li>)}</ul>
          )}
        </section>
      </div>
    </article>
  );
}

function Section({ section, linked }: { section: CharterSection; linked: boolean }) {
  const { view } = useCommunity();
  const { lines, agreed } = section;
  const sources = [...new Set(lines.map((line) => line.source.split('/')[0] ?? ''))];
  return (
    <>
      {lines.length === 1 ? <p dir="auto">{lines[0]?.text}</p> : <ul className="lines">{lines.map((line, i) => <li key={`${i} ${line.source}`} dir="auto">{line.text}</li>)}</ul>}
      {section.gap !== null && <p className="charter-gap">{section.gap}</p>}
      {agreed && (
        <div className="charter-agreed">
          <p>{charterWords.agreedBy(words.listOf(agreed.names), sayDayAndYear(agreed.at, view.zone))}</p>
          {agreed.concerns.map((one) => <p key={one.name}>{charterWords.concern(one.name)} <span dir="auto">{one.reason}</span></p>)}
        </div>
      )}
      {linked && sources.map((id) => {
        const step = view.steps.find((one) => one.id === id);
        return step && <p key={id} className="charter-source no-print"><a href={hashOf({ page: 'step', stepId: id })}>{charterWords.from(step.heading)}</a></p>;
      })}
    </>
  );
}
