import { FileInput, JsonInput, NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { DatePickerInput, DateTimePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import type { ResourceMeta, Schema } from '../meta.ts';
import { fromLocal, toLocal } from '../zone.ts';
import type { Errors } from './schema.ts';

/** What every input of a form made from a schema is given. */
export interface InputProps {
  readonly name: string;
  /** JSON pointer of the value, as the server names it in its errors. */
  readonly pointer: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly value: unknown;
  readonly errors: Errors;
  readonly resource?: ResourceMeta;
  /** The resources there are, to know what an id is of. */
  readonly words: ReadonlySet<string>;
  onChange(value: unknown): void;
}

/** What an input says around itself. */
export function useCommon({ name, pointer, schema, required, errors }: InputProps) {
  const labels = useLabels();
  return {
    label: schema.title ?? labels.field(name),
    description: schema.description,
    error: errors[pointer],
    required,
    withAsterisk: required,
  };
}

/** An input whose schema was made plain, and whether it takes null. */
type PlainProps = InputProps & { readonly nullable: boolean };

export function ChoiceInput(props: PlainProps) {
  const { schema, required, value, nullable, onChange } = props;
  const labels = useLabels();
  const data = schema.enum!.filter((one) => one !== null).map((one) => ({ value: String(one), label: labels.value(String(one)) }));
  return (
    <Select
      {...useCommon(props)}
      data={data}
      value={value === undefined || value === null ? null : String(value)}
      onChange={(one) => onChange(one ?? (nullable ? null : undefined))}
      clearable={!required}
      searchable={data.length > 8}
    />
  );
}

export function YesNoInput(props: InputProps) {
  const { required, value, onChange } = props;
  const { t } = useTranslation();
  const common = useCommon(props);
  if (required || value !== undefined)
    return (
      <Switch
        label={common.label}
        description={common.description}
        error={common.error}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  // A switch cannot say that nothing was chosen.
  return (
    <Select
      {...common}
      data={[
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      value={null}
      onChange={(one) => onChange(one === null ? undefined : one === 'true')}
      clearable
    />
  );
}

export function AmountInput({ whole, ...props }: PlainProps & { readonly whole: boolean }) {
  const { schema, value, nullable, onChange } = props;
  return (
    <NumberInput
      {...useCommon(props)}
      min={schema.minimum}
      max={schema.maximum}
      allowDecimal={!whole}
      clampBehavior="none"
      value={(value as number | null) ?? ''}
      onChange={(one) => onChange(one === '' ? (nullable ? null : undefined) : Number(one))}
    />
  );
}

export function TimeInput(props: PlainProps) {
  const { required, value, nullable, onChange } = props;
  const { zone } = useArea();
  const { i18n } = useTranslation();
  return (
    <DateTimePicker
      {...useCommon(props)}
      locale={i18n.language}
      clearable={!required}
      valueFormat="DD MMM YYYY HH:mm"
      value={value ? toLocal(value as string, zone) : null}
      onChange={(one) => onChange(one ? fromLocal(one, zone) : nullable ? null : undefined)}
    />
  );
}

export function DayInput(props: PlainProps) {
  const { required, value, nullable, onChange } = props;
  const { i18n } = useTranslation();
  return (
    <DatePickerInput
      {...useCommon(props)}
      locale={i18n.language}
      clearable={!required}
      valueFormat="DD MMM YYYY"
      value={(value as string) ?? null}
      onChange={(one) => onChange(one ?? (nullable ? null : undefined))}
    />
  );
}

const secret = /password|secret|token|api_key|otp|private_key/;
const prose = /notes?$|description|reason|body/;
const money = /^\^(-\?)?\\d\{1,15\}/;

export function WordsInput(props: PlainProps) {
  const { name, schema, value, nullable, onChange } = props;
  const common = useCommon(props);
  const text = (value as string | null) ?? '';
  const set = (one: string) => onChange(one === '' ? (nullable ? null : undefined) : one);
  if (schema.writeOnly || (secret.test(name) && !name.endsWith('_at')))
    return <PasswordInput {...common} value={text} onChange={({ currentTarget }) => set(currentTarget.value)} autoComplete="off" />;
  if ((schema.maxLength ?? 0) > 500 || prose.test(name))
    return (
      <Textarea {...common} autosize minRows={2} maxRows={10} value={text} onChange={({ currentTarget }) => set(currentTarget.value)} />
    );
  return (
    <TextInput
      {...common}
      inputMode={money.test(schema.pattern ?? '') ? 'decimal' : undefined}
      placeholder={schema.examples?.length ? String(schema.examples[0]) : typeof schema.default === 'string' ? schema.default : undefined}
      value={text}
      onChange={({ currentTarget }) => set(currentTarget.value)}
      autoComplete="off"
    />
  );
}

/** What the server takes as bytes in base64 is a file to a person. */
export const isContent = ({ pattern }: Schema): boolean => pattern === '^[A-Za-z0-9+/]+={0,2}$';

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function ContentInput(props: InputProps) {
  const { onChange } = props;
  const { t } = useTranslation();
  const take = async (file: File | null) => onChange(file ? await base64Of(file) : undefined);
  return <FileInput {...useCommon(props)} placeholder={t('choose')} clearable onChange={(file) => void take(file)} />;
}

/** Any JSON, as text that is checked as it is typed. */
export function FreeInput(props: InputProps) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const common = useCommon(props);
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  const [broken, setBroken] = useState(false);
  return (
    <JsonInput
      {...common}
      error={broken ? t('invalid.json') : common.error}
      value={text}
      autosize
      minRows={3}
      maxRows={14}
      onChange={(typed) => {
        setText(typed);
        try {
          onChange(typed.trim() === '' ? undefined : JSON.parse(typed));
          setBroken(false);
        } catch {
          setBroken(true);
        }
      }}
    />
  );
}
