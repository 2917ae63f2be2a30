import { Button } from '@fluentui/react-components';

interface Props {
  heading: string;
  text: string;
  example?: string;
  act?: { label: string; run: () => void };
  /** Another way on. */
  more?: { label: string; href: string };
  /** True where a page's own main landmark is around it. */
  inside?: boolean;
}

/** One sentence in place of a page, with the one act that goes on from there. */
export function FullPage({ heading, text, example, act, more, inside = false }: Props) {
  const Place = inside ? 'section' : 'main';
  return (
    <Place className="page page-single">
      <h1 className="title">{heading}</h1>
      <p>{text}</p>
      {example !== undefined && <p className="quiet">{example}</p>}
      {act && <Button appearance="primary" onClick={() => act.run()}>{act.label}</Button>}
      {more && <p className="more-way"><a href={more.href}>{more.label}</a></p>}
    </Place>
  );
}
