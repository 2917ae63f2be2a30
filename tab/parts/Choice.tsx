interface ChoiceProps<T extends string> {
  legend: string;
  value: T;
  options: [T, string][];
  choose: (value: T) => void;
}

/** One of a few, as native radio buttons in a row. */
export function Choice<T extends string>({ legend, value, options, choose }: ChoiceProps<T>) {
  return (
    <fieldset className="choice-row">
      <legend className="hidden">{legend}</legend>
      {options.map(([id, label]) => (
        <label key={id} className={id === value ? 'pill pill-on' : 'pill'}>
          <input type="radio" name={legend} checked={id === value} onChange={() => choose(id)} />{label}
        </label>
      ))}
    </fieldset>
  );
}
