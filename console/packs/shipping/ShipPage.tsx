import { Alert, Anchor, Breadcrumbs, Button, Group, Skeleton, Stack, Stepper, Text, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useLabels } from '../../kit/labels.ts';
import { changed } from '../../kit/resource/list-state.ts';
import { ShipBooking } from './ShipBooking.tsx';
import { ShipCourier } from './ShipCourier.tsx';
import { ShipItems } from './ShipItems.tsx';
import { ShipOrders } from './ShipOrders.tsx';
import { ShipParcels } from './ShipParcels.tsx';
import { linesOf, most, readMade, useDrafts, useOrdersToShip } from './ship-draft.ts';

const steps = ['items', 'parcel', 'courier', 'book'] as const;
type Step = (typeof steps)[number];

/** Ships one order or many: what, in which parcel, with whom; then the booking, and the labels to print. Its address says where it is. */
export default function ShipPage({ word }: { word: string }) {
  const { t } = useTranslation();
  const { base } = useArea();
  const labels = useLabels();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const given = (search.orders ?? search.order ?? '').split(',').filter(Boolean);
  const ids = given.slice(0, most);
  const step: Step = steps.find((one) => one === search.step) ?? 'items';
  const made = readMade(search.made);
  const { data, error, refetch } = useOrdersToShip(ids);
  const { drafts, change, ready } = useDrafts(ids);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(step);
  // A new step is read from its heading; the first one leaves the focus where it was.
  useEffect(() => {
    if (moved.current !== step) heading.current?.focus();
    moved.current = step;
  }, [step]);
  const go = (change: Record<string, string | undefined>, replace = false) =>
    void navigate({ to: '.', search: changed(search, change) as never, replace });
  const to = (next: Step) => go({ step: next === 'items' ? undefined : next });
  const shipped = data ?? [];
  const sendable = shipped.filter(
    (one) =>
      made.has(one.order.id) || drafts[one.order.id]?.sent || linesOf(one, drafts[one.order.id]).some(({ quantity }) => quantity > 0),
  );
  const at = steps.indexOf(step);
  const next = (event: FormEvent) => {
    event.preventDefault();
    to(steps[at + 1]!);
  };
  return (
    <Stack className="serai-page" maw={1080} gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm">{t('ship.title')}</Text>
      </Breadcrumbs>
      <Title order={1} size="h3">
        {ids.length > 1 ? t('ship.titleMany', { count: ids.length }) : t('ship.title')}
      </Title>
      {ids.length === 0 ? (
        <ShipOrders onChoose={(chosen) => go({ orders: chosen.join(',') })} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={240} aria-label={t('loading')} />
      ) : (
        <>
          {given.length > most && <Alert color="yellow">{t('ship.most', { count: most })}</Alert>}
          <Stepper
            active={at}
            onStepClick={(index) => to(steps[index]!)}
            size="sm"
            allowNextStepsSelect={false}
            aria-label={t('ship.title')}
          >
            <Stepper.Step label={t('ship.items')} />
            <Stepper.Step label={t('ship.parcel')} />
            <Stepper.Step label={t('ship.courier')} />
            <Stepper.Step label={t('ship.book')} />
          </Stepper>
          <Title order={2} size="h4" ref={heading} tabIndex={-1}>
            {t(`ship.${step}.title` as 'ship.items.title')}
          </Title>
          {step === 'book' ? (
            <ShipBooking
              shipped={sendable}
              made={made}
              courier={search.courier}
              ready={ready}
              change={change}
              onMade={(text) => go({ made: text }, true)}
            />
          ) : (
            <form onSubmit={next}>
              <Stack gap="md">
                {step === 'items' && <ShipItems shipped={shipped} drafts={drafts} change={change} />}
                {step === 'parcel' && <ShipParcels shipped={sendable} drafts={drafts} change={change} />}
                {step === 'courier' && (
                  <ShipCourier shipped={sendable} drafts={drafts} value={search.courier} onChange={(courier) => go({ courier }, true)} />
                )}
                <Group justify="space-between">
                  {at > 0 ? (
                    <Button variant="default" onClick={() => to(steps[at - 1]!)}>
                      {t('back')}
                    </Button>
                  ) : (
                    <Button
                      variant="default"
                      component={Link}
                      to={(ids.length === 1 ? `${base}/orders/${ids[0]}` : `${base}/orders`) as string}
                    >
                      {t('cancel')}
                    </Button>
                  )}
                  <Button type="submit" disabled={sendable.length === 0}>
                    {step === 'courier' ? t('ship.bookNow', { count: sendable.length }) : t('continue')}
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
        </>
      )}
    </Stack>
  );
}
