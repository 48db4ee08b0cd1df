import { Field } from './field.js';

interface Bound {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

interface TextFieldProps extends Bound {
  type?: 'text' | 'email' | 'password' | undefined;
  /** More than one: a text area. */
  rows?: number | undefined;
  maxLength?: number | undefined;
  autoComplete?: string | undefined;
}

export function TextField({ label, hint, error, rows = 1, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) =>
        rows > 1 ? (
          <textarea
            {...ids}
            className="input"
            rows={rows}
            maxLength={input.maxLength}
            value={input.value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input {...ids} {...input} className="input" onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

interface SelectFieldProps extends Bound {
  options: readonly { value: string; label: string }[];
}

export function SelectField({ label, hint, error, value, onChange, options }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
