import { ActionIcon, Button, Fieldset, Group, Stack, TagsInput, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AmountInput,
  ChoiceInput,
  ContentInput,
  DayInput,
  FreeInput,
  type InputProps,
  isContent,
  TimeInput,
  useCommon,
  WordsInput,
  YesNoInput,
} from './plain-inputs.tsx';
import { RecordSelect } from './RecordSelect.tsx';
import { plain, referenceOf } from './schema.ts';

/** The input that fits a schema. */
function SchemaInput(props: InputProps) {
  const { name, resource, words } = props;
  const { schema, types, nullable } = plain(props.schema);
  const input = { ...props, schema, nullable };
  const reference = schema.format === 'uuid' ? referenceOf(name, words, resource) : undefined;
  if (reference) return <ReferenceInput {...input} reference={reference} />;
  if (schema.enum) return <ChoiceInput {...input} />;
  if (types.includes('boolean')) return <YesNoInput {...input} />;
  if (types.includes('number')) return <AmountInput {...input} whole={false} />;
  if (types.includes('integer')) return <AmountInput {...input} whole />;
  if (types.includes('array')) return <ListInput {...input} />;
  if (types.includes('object')) return <ObjectInput {...input} />;
  if (!types.includes('string')) return <FreeInput {...input} />;
  if (isContent(schema)) return <ContentInput {...input} />;
  if (schema.format === 'date-time') return <TimeInput {...input} />;
  if (schema.format === 'date') return <DayInput {...input} />;
  return <WordsInput {...input} />;
}

function ReferenceInput({ reference, ...props }: InputProps & { readonly reference: string }) {
  const { label, description, error, required } = useCommon(props);
  return (
    <RecordSelect
      word={reference}
      label={label}
      description={description}
      error={error}
      required={required}
      value={(props.value as string) ?? null}
      onChange={(id) => props.onChange(id ?? undefined)}
    />
  );
}

/** Several inputs that make one value. */
function Together({ children, ...props }: InputProps & { readonly children: ReactNode }) {
  const { label, description, error, required } = useCommon(props);
  return (
    <Fieldset legend={`${label}${required ? ' *' : ''}`} radius="md">
      <Stack gap="sm">
        {description && (
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        )}
        {error && (
          <Text size="xs" c="red">
            {error}
          </Text>
        )}
        {children}
      </Stack>
    </Fieldset>
  );
}

function ObjectInput(props: InputProps) {
  if (!Object.keys(props.schema.properties ?? {}).length) return <FreeInput {...props} />;
  return (
    <Together {...props}>
      <div className="serai-fields">
        <Inputs {...props} value={(props.value as Record<string, unknown> | null) ?? {}} />
      </div>
    </Together>
  );
}

function ListInput(props: InputProps) {
  const { name, pointer, schema, required, value, onChange } = props;
  const { t } = useTranslation();
  const common = useCommon(props);
  const items = plain(schema.items ?? {}).schema;
  const now = (value as unknown[] | null | undefined) ?? [];
  const keys = useRef<number[]>([]);
  while (keys.current.length < now.length) keys.current.push(Math.random());
  if (items.type === 'string' && !items.format)
    return (
      <TagsInput
        {...common}
        data={items.enum?.map(String)}
        value={now as string[]}
        onChange={(next) => onChange(next.length ? next : required ? [] : undefined)}
      />
    );
  const replace = (index: number, one: unknown) => onChange(now.map((old, place) => (place === index ? one : old)));
  const remove = (index: number) => {
    keys.current.splice(index, 1);
    onChange(now.filter((_, place) => place !== index));
  };
  const itemProps = (index: number) => ({
    ...props,
    pointer: `${pointer}/${index}`,
    onChange: (next: unknown) => replace(index, next),
  });
  return (
    <Together {...props}>
      {now.map((one, index) => (
        <Group key={keys.current[index]} align="flex-start" wrap="nowrap" className="serai-item">
          <div className="serai-fields">
            {items.type === 'object' ? (
              <Inputs {...itemProps(index)} schema={items} value={(one as Record<string, unknown>) ?? {}} />
            ) : (
              <SchemaInput
                {...itemProps(index)}
                name={name.replace(/s$/, '')}
                schema={{ ...items, description: undefined }}
                required
                value={one}
              />
            )}
          </div>
          <ActionIcon variant="subtle" color="red" aria-label={t('form.removeItem')} onClick={() => remove(index)}>
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
    </Together>
  );
}

type InputsProps = Omit<InputProps, 'value' | 'name' | 'required'> & { readonly value: Record<string, unknown> };

/** The inputs of an object's properties: what is asked for first, then what may be left away. */
export function Inputs({ schema, value, pointer, onChange, ...rest }: InputsProps) {
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
