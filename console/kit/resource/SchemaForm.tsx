import {
  ActionIcon,
  Alert,
  Button,
  Fieldset,
  FileInput,
  Group,
  JsonInput,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DatePickerInput, DateTimePicker } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import type { ResourceMeta, Schema } from '../meta.ts';
import { isProblem } from '../problem.ts';
import { fromLocal, toLocal } from '../zone.ts';
import { RecordSelect } from './RecordSelect.tsx';
import { check, type Errors, plain, referenceOf, withoutEmpty } from './schema.ts';

interface InputProps {
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly value: unknown;
  readonly errors: Errors;
  readonly resource?: ResourceMeta;
  readonly words: ReadonlySet<string>;
  onChange(value: unknown): void;
}

const secret = /password|secret|token|api_key|otp|private_key/;

/** The input that fits a schema. */
function SchemaInput(props: InputProps) {
  const { name, pointer, required, value, errors, resource, words, onChange } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const { zone } = useArea();
  const { schema, types, nullable } = plain(props.schema);
  const common = {
    label: schema.title ?? labels.field(name),
    description: schema.description,
    error: errors[pointer],
    required,
    withAsterisk: required,
  };
  const reference = schema.format === 'uuid' ? referenceOf(name, words, resource) : undefined;
  if (reference)
    return (
      <RecordSelect
        word={reference}
        label={common.label}
        description={common.description}
        error={common.error}
        required={required}
        value={(value as string) ?? null}
        onChange={(id) => onChange(id ?? undefined)}
      />
    );
  if (schema.enum) {
    const data = schema.enum.filter((one) => one !== null).map((one) => ({ value: String(one), label: labels.value(String(one)) }));
    return (
      <Select
        {...common}
        data={data}
        value={value === undefined || value === null ? null : String(value)}
        onChange={(one) => onChange(one ?? (nullable ? null : undefined))}
        clearable={!required}
        searchable={data.length > 8}
      />
    );
  }
  if (types.includes('boolean'))
    return required || value !== undefined ? (
      <Switch
        label={common.label}
        description={common.description}
        error={common.error}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    ) : (
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
  if (types.includes('integer') || types.includes('number'))
    return (
      <NumberInput
        {...common}
        min={schema.minimum}
        max={schema.maximum}
        allowDecimal={types.includes('number')}
        clampBehavior="none"
        value={(value as number | null) ?? ''}
        onChange={(one) => onChange(one === '' ? (nullable ? null : undefined) : Number(one))}
      />
    );
  if (types.includes('array')) return <ListInput {...props} schema={schema} />;
  if (types.includes('object')) return <ObjectInput {...props} schema={schema} />;
  if (types.includes('string') && schema.format === 'date-time')
    return (
      <DateTimePicker
        {...common}
        clearable={!required}
        valueFormat="DD MMM YYYY HH:mm"
        value={value ? toLocal(value as string, zone) : null}
        onChange={(one) => onChange(one ? fromLocal(one, zone) : nullable ? null : undefined)}
      />
    );
  if (types.includes('string') && schema.format === 'date')
    return (
      <DatePickerInput
        {...common}
        clearable={!required}
        valueFormat="DD MMM YYYY"
        value={(value as string) ?? null}
        onChange={(one) => onChange(one ?? (nullable ? null : undefined))}
      />
    );
  if (types.includes('string')) {
    const text = (value as string | null) ?? '';
    const set = (one: string) => onChange(one === '' ? (nullable ? null : undefined) : one);
    if (schema.writeOnly || (secret.test(name) && !name.endsWith('_at')))
      return <PasswordInput {...common} value={text} onChange={({ currentTarget }) => set(currentTarget.value)} autoComplete="off" />;
    if ((schema.maxLength ?? 0) > 500 || /notes?$|description|reason|body/.test(name))
      return (
        <Textarea {...common} autosize minRows={2} maxRows={10} value={text} onChange={({ currentTarget }) => set(currentTarget.value)} />
      );
    const money = schema.pattern?.startsWith('^\\d{1,15}') || schema.pattern?.startsWith('^-?\\d{1,15}');
    return (
      <TextInput
        {...common}
        inputMode={money ? 'decimal' : undefined}
        placeholder={schema.examples?.length ? String(schema.examples[0]) : typeof schema.default === 'string' ? schema.default : undefined}
        value={text}
        onChange={({ currentTarget }) => set(currentTarget.value)}
        autoComplete="off"
      />
    );
  }
  return <FreeInput {...props} schema={schema} />;
}

/** Any JSON, as text that is checked as it is typed. */
function FreeInput({ name, pointer, schema, required, value, errors, onChange }: InputProps) {
  const labels = useLabels();
  const { t } = useTranslation();
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  const [broken, setBroken] = useState(false);
  return (
    <JsonInput
      label={labels.field(name)}
      description={schema.description}
      required={required}
      error={broken ? t('invalid.json') : errors[pointer]}
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

function ObjectInput(props: InputProps) {
  const { name, pointer, schema, value, errors, onChange } = props;
  const labels = useLabels();
  if (!schema.properties || !Object.keys(schema.properties).length) return <FreeInput {...props} />;
  const now = (value as Record<string, unknown> | null) ?? {};
  return (
    <Fieldset legend={labels.field(name)} radius="md">
      <Stack gap="sm">
        {schema.description && (
          <Text size="xs" c="dimmed">
            {schema.description}
          </Text>
        )}
        {errors[pointer] && (
          <Text size="xs" c="red">
            {errors[pointer]}
          </Text>
        )}
        <Inputs {...props} schema={schema} value={now} onChange={onChange} />
      </Stack>
    </Fieldset>
  );
}

function ListInput(props: InputProps) {
  const { name, pointer, schema, required, value, errors, onChange } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const items = plain(schema.items ?? {}).schema;
  const now = (value as unknown[] | null | undefined) ?? [];
  const keys = useRef<number[]>([]);
  while (keys.current.length < now.length) keys.current.push(Math.random());
  if (items.type === 'string' && !items.format)
    return items.enum ? (
      <TagsInput
        label={labels.field(name)}
        description={schema.description}
        error={errors[pointer]}
        required={required}
        data={items.enum.map(String)}
        value={now as string[]}
        onChange={(next) => onChange(next.length ? next : required ? [] : undefined)}
      />
    ) : (
      <TagsInput
        label={labels.field(name)}
        description={schema.description}
        error={errors[pointer]}
        required={required}
        value={now as string[]}
        onChange={(next) => onChange(next.length ? next : required ? [] : undefined)}
      />
    );
  const replace = (index: number, one: unknown) => onChange(now.map((old, place) => (place === index ? one : old)));
  return (
    <Fieldset legend={`${labels.field(name)}${required ? ' *' : ''}`} radius="md">
      <Stack gap="sm">
        {schema.description && (
          <Text size="xs" c="dimmed">
            {schema.description}
          </Text>
        )}
        {errors[pointer] && (
          <Text size="xs" c="red">
            {errors[pointer]}
          </Text>
        )}
        {now.map((one, index) => (
          <Group key={keys.current[index]} align="flex-start" wrap="nowrap" className="serai-item">
            <Stack gap="xs" flex={1}>
              {items.type === 'object' ? (
                <Inputs
                  {...props}
                  pointer={`${pointer}/${index}`}
                  schema={items}
                  value={(one as Record<string, unknown>) ?? {}}
                  onChange={(next) => replace(index, next)}
                />
              ) : (
                <SchemaInput
                  {...props}
                  name={name.replace(/s$/, '')}
                  pointer={`${pointer}/${index}`}
                  schema={{ ...items, description: undefined }}
                  required
                  value={one}
                  onChange={(next) => replace(index, next)}
                />
              )}
            </Stack>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('form.removeItem')}
              onClick={() => {
                keys.current.splice(index, 1);
                onChange(now.filter((_, place) => place !== index));
              }}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...now, items.type === 'object' ? {} : undefined])}
            disabled={schema.maxItems !== undefined && now.length >= schema.maxItems}
          >
            {t('form.addItem')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** The inputs of an object's properties: what is asked for first, then what may be left away. */
function Inputs({
  schema,
  value,
  pointer,
  onChange,
  ...rest
}: Omit<InputProps, 'value' | 'name' | 'required'> & { value: Record<string, unknown> }) {
  const required = new Set(schema.required ?? []);
  const names = Object.keys(schema.properties ?? {});
  // A stored schema forgets the order of its properties, but not of what it requires.
  const ordered = [...[...required].filter((name) => names.includes(name)), ...names.filter((name) => !required.has(name))];
  return (
    <>
      {ordered.map((name) => (
        <SchemaInput
          key={name}
          {...rest}
          name={name}
          pointer={`${pointer}/${name}`}
          schema={schema.properties![name]!}
          required={required.has(name)}
          value={value[name]}
          onChange={(one) => onChange({ ...value, [name]: one })}
        />
      ))}
    </>
  );
}

export interface SchemaFormProps {
  readonly schema: Schema;
  readonly resource?: ResourceMeta;
  readonly initial?: Record<string, unknown>;
  onSubmit(value: unknown): Promise<unknown>;
  onCancel?(): void;
  readonly submit: string;
  readonly danger?: boolean;
  /** The body is a text of comma-separated values: a file is asked for. */
  readonly csv?: boolean;
  /** Send all values, not only what was filled in. */
  readonly keepEmpty?: boolean;
}

/** A form made of the API's own schema: checked by it before sending, and with the server's objections at their fields. */
export function SchemaForm({ schema, resource, initial = {}, onSubmit, onCancel, submit, danger, csv, keepEmpty }: SchemaFormProps) {
  const { t } = useTranslation();
  const { meta } = useArea();
  const words = useRef(new Set(Object.keys(meta.resources))).current;
  const [value, setValue] = useState<Record<string, unknown>>(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const showFirst = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus());

  const send = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog lies inside a page's own form, in React's eyes.
    event.stopPropagation();
    const given = keepEmpty ? value : withoutEmpty(value);
    const found = check(schema, given, t);
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length) return showFirst();
    setBusy(true);
    try {
      await onSubmit(given);
    } catch (error) {
      if (!isProblem(error)) throw error;
      const atFields = Object.fromEntries(
        (error.details.errors ?? []).filter(({ pointer }) => pointer.startsWith('/')).map(({ pointer, message }) => [pointer, message]),
      );
      setErrors(atFields);
      setFailure(error);
      showFirst();
    } finally {
      setBusy(false);
    }
  };

  const shape = csv
    ? {
        ...schema,
        properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'body')),
        required: schema.required?.filter((name) => name !== 'body'),
      }
    : schema;
  return (
    <form ref={form} onSubmit={(event) => void send(event)} noValidate>
      <Stack>
        {errors[''] && (
          <Alert color="red" role="alert">
            {errors['']}
          </Alert>
        )}
        {csv && (
          <FileInput
            label={t('form.csvFile')}
            description={schema.properties?.body?.description}
            accept=".csv,text/csv"
            error={errors['/body']}
            required
            clearable
            onChange={(file) =>
              void (file ? file.text() : Promise.resolve(undefined)).then((text) => setValue((now) => ({ ...now, body: text })))
            }
          />
        )}
        <Inputs
          schema={shape}
          pointer=""
          value={value}
          errors={errors}
          resource={resource}
          words={words}
          onChange={(next) => setValue(next as Record<string, unknown>)}
        />
        {Boolean(failure) && <Failure error={failure} />}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button type="submit" loading={busy} color={danger ? 'red' : undefined}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
