import { Alert, Badge, Button, Code, Group, Modal, Progress, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { type Answered, call } from '../../../kit/http.ts';
import { Page, Panel } from '../../../kit/page.tsx';

type TenantKeys = Answered<'GET /platform/v1/keys/show'>['tenants'][number];

/** Which keys there are, never a key itself; and new ones. */
export default function Keys() {
  const { t } = useTranslation();
  const format = useFormat();
  const { http, name } = useArea();
  const refresh = useRefresh();
  const { data, error } = useQuery({ queryKey: [name, 'keys'], queryFn: () => call(http, 'GET /platform/v1/keys/show') });
  const [rotating, setRotating] = useState<TenantKeys | 'master' | null>(null);
  const verify = useDeed((tenant: TenantKeys) =>
    call(http, 'POST /platform/v1/tenants/{id}/verify-keys', { id: tenant.tenant_id, body: {} }),
  );
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!data) return <Skeleton className="serai-page" height={320} />;
  const { tenants } = data;
  return (
    <Page
      title={t('keyring.title')}
      text={t('keyring.text')}
      actions={<Button onClick={() => setRotating('master')}>{t('keyring.rotateMaster')}</Button>}
    >
      <Panel title={t('keyring.masters')} text={t('keyring.mastersText', { provider: data.provider })}>
        <Stack gap={6}>
          {data.master_keys.map((key, index) => (
            <Group key={key} gap="xs" wrap="nowrap">
              <Code className="serai-wrap">{key}</Code>
              {index === 0 && (
                <Badge variant="light" color="teal" tt="none">
                  {t('keyring.wraps')}
                </Badge>
              )}
            </Group>
          ))}
        </Stack>
      </Panel>
      <Panel title={t('keyring.tenants')} text={t('keyring.tenantsText')}>
        {verify.error && <Failure error={verify.error} />}
        {verify.data && (
          <Alert color={verify.data.broken.length ? 'red' : 'teal'} role="status">
            {t(verify.data.broken.length ? 'keyring.broken' : 'keyring.sound', {
              keys: format.number(verify.data.keys),
              fields: format.number(verify.data.fields),
              tenant: verify.variables?.slug ?? '',
            })}
            {verify.data.broken.map((one) => (
              <Text key={one} size="sm">
                {one}
              </Text>
            ))}
          </Alert>
        )}
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('keyring.tenant')}</Table.Th>
                <Table.Th>{t('keyring.version')}</Table.Th>
                <Table.Th>{t('keyring.wrappedBy')}</Table.Th>
                <Table.Th>{t('keyring.people')}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{t('more')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tenants.map((tenant) => (
                <Table.Tr key={tenant.tenant_id}>
                  <Table.Td fw={600}>{tenant.slug ?? t(tenant.destroyed_at ? 'keyring.deleted' : 'keyring.platform')}</Table.Td>
                  <Table.Td className="serai-figure">
                    {tenant.version}
                    {tenant.rotation && !tenant.rotation.finished_at && (
                      <Badge ms="xs" variant="light" color="yellow" tt="none">
                        {t('keyring.moving', { count: tenant.rotation.moved })}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Text size="xs" ff="monospace" className="serai-wrap">
                      {tenant.destroyed_at ? t('keyring.destroyed') : (tenant.master_keys ?? []).join(', ')}
                    </Text>
                  </Table.Td>
                  <Table.Td className="serai-figure">
                    {format.number(tenant.subjects)}
                    {tenant.forgotten > 0 && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        {t('keyring.forgotten', { count: tenant.forgotten })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="end">
                    {tenant.slug && !tenant.destroyed_at && (
                      <Group gap={6} justify="flex-end" wrap="nowrap">
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={`${t('keyring.check')}: ${tenant.slug}`}
                          loading={verify.isPending && verify.variables?.tenant_id === tenant.tenant_id}
                          onClick={() => verify.mutate(tenant)}
                        >
                          {t('keyring.check')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={`${t('keyring.rotate')}: ${tenant.slug}`}
                          onClick={() => setRotating(tenant)}
                        >
                          {t('keyring.rotate')}
                        </Button>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Panel>
      {rotating && (
        <Rotate
          what={rotating}
          onClose={() => {
            setRotating(null);
            refresh('keys');
          }}
        />
      )}
    </Page>
  );
}

/** A new key, then what the old one sealed or wrapped, part by part: a closed window leaves it half done, and it is taken up again. */
function Rotate({ what, onClose }: { what: TenantKeys | 'master'; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { http } = useArea();
  const [moved, setMoved] = useState<number | null>(null);
  const master = what === 'master';
  const rotate = useDeed(async () => {
    let sum = 0;
    setMoved(0);
    for (let fresh = true, more = true; more; fresh = false) {
      if (master) {
        const answer = await call(http, 'POST /platform/v1/keys/rotate-master', { body: { fresh } });
        sum += answer.rewrapped;
        more = answer.left > 0;
      } else {
        const answer = await call(http, 'POST /platform/v1/tenants/{id}/rotate-keys', { id: what.tenant_id, body: { fresh } });
        sum += answer.moved;
        more = !answer.finished;
      }
      setMoved(sum);
    }
    return sum;
  });
  const title = master ? t('keyring.rotateMaster') : `${t('keyring.rotate')}: ${what.slug}`;
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{title}</Text>} closeOnClickOutside={!rotate.isPending}>
      <Stack>
        <Text size="sm">{t(master ? 'keyring.rotateMasterText' : 'keyring.rotateText')}</Text>
        {rotate.isPending && <Progress value={100} animated aria-label={title} />}
        {moved !== null && (
          <Text size="sm" aria-live="polite">
            {t('keyring.moved', { count: moved, moved: format.number(moved) })}
          </Text>
        )}
        {rotate.error && <Failure error={rotate.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t(rotate.isSuccess ? 'close' : 'cancel')}
          </Button>
          {!rotate.isSuccess && (
            <Button
              loading={rotate.isPending}
              data-autofocus
              onClick={() => rotate.mutate(undefined, { onSuccess: () => notifications.show({ color: 'teal', message: t('form.saved') }) })}
            >
              {title}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
