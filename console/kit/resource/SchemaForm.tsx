import { Alert, Button, FileInput, Group, Stack } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import type { ResourceMeta, Schema } from '../meta.ts';
import { isProblem } from '../problem.ts';
import { Inputs } from './SchemaInput.tsx';
import { check, type Errors, withoutEmpty } from './schema.ts';

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
