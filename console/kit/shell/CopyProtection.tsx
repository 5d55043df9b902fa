import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useFormat } from '../format.ts';
import { call } from '../http.ts';
import type { Policy } from '../meta.ts';

const none: Policy = {};

/** Fields are typed in, selected in and pasted into as always. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

/** An attribute of the whole document as long as something is so: what lies over the page (dialogs, menus) obeys as well. */
function useMark(name: string, on: boolean): void {
  useEffect(() => {
    document.documentElement.toggleAttribute(name, on);
    return () => document.documentElement.removeAttribute(name);
  }, [name, on]);
}

type Attempt = 'copy' | 'cut' | 'drag' | 'save' | 'print' | 'screenshot';

const minute = 60_000;

/** Tells the business what was refused, at most once a minute per kind of record. Nobody waits for it, and nobody is told when it fails. */
function useReport(): (attempt: Attempt) => void {
  const { name, http, resource } = useArea();
  const told = useRef(new Map<string, number>());
  return useCallback(
    (attempt) => {
      if (name !== 'business') return;
      const [, word = ''] = location.pathname.split('/');
      const known = resource(word) ? word : undefined;
      const last = told.current.get(known ?? '');
      if (last !== undefined && Date.now() - last < minute) return;
      told.current.set(known ?? '', Date.now());
      const body = { attempt, ...(known ? { resource: known } : {}) };
      call(http, 'POST /v1/security/report-copy', { body }).catch(() => told.current.delete(known ?? ''));
    },
    [name, http, resource],
  );
}

/** Cards of a board are moved, not taken out. */
const isCard = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[draggable="true"]') !== null;

/** Why nothing happened, to the person who tried. */
function useSaid(): (attempt: Attempt) => void {
  const { t } = useTranslation();
  return useCallback(
    (attempt) => {
      if (attempt !== 'copy' && attempt !== 'cut' && attempt !== 'print') return;
      const id = attempt === 'print' ? 'protected.print' : 'protected.copy';
      notifications.show({ id, color: 'gray', message: t(id) });
    },
    [t],
  );
}

const ofKey: Readonly<Record<string, Attempt>> = { c: 'copy', x: 'cut', s: 'save', p: 'print' };

/** What the business forbids with what is shown: to select, copy, open the browser's menu, print. A hindrance to the hasty, not a wall. */
export function CopyProtection({ children }: { children: ReactNode }) {
  const { meta } = useArea();
  const policy = meta.policy ?? none;
  const noCopy = policy.can_copy_data === false;
  const noMenu = policy.disable_right_click === true;
  const noKeys = policy.block_keyboard_shortcuts === true;
  const noPrint = policy.can_print === false;
  const blurs = policy.blur_on_print_screen === true;
  const [hidden, setHidden] = useState(false);
  const tell = useReport();
  const say = useSaid();
  useMark('data-nocopy', policy.disable_text_selection === true);
  useMark('data-noprint', noPrint);
  useMark('data-hidden', hidden);
  useEffect(() => {
    const ended = new AbortController();
    const on = <Name extends keyof DocumentEventMap>(
      wanted: boolean,
      names: readonly Name[],
      act: (event: DocumentEventMap[Name]) => void,
    ) => {
      if (wanted) for (const name of names) document.addEventListener(name, act, { capture: true, signal: ended.signal });
    };
    const report = (attempt: Attempt) => {
      tell(attempt);
      say(attempt);
    };
    const refuse = (event: Event): boolean => {
      if (isField(event.target) || (event.type === 'dragstart' && isCard(event.target))) return false;
      event.preventDefault();
      return true;
    };
    on(noCopy, ['copy', 'cut', 'dragstart'], (event) => {
      if (refuse(event)) report(event.type === 'dragstart' ? 'drag' : (event.type as Attempt));
    });
    on(noMenu, ['contextmenu'], refuse);
    // By the browser's menu: the page is printed empty.
    if (noPrint) window.addEventListener('beforeprint', () => report('print'), { signal: ended.signal });
    on(noKeys || noPrint, ['keydown'], (event) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const print = key === 'p';
      const take = noKeys && (key === 's' || (['c', 'x', 'a'].includes(key) && !isField(event.target)));
      if (!print && !take) return;
      event.preventDefault();
      const attempt = ofKey[key];
      if (attempt && (attempt !== 'print' || noPrint)) report(attempt);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A browser tells of a picture at most as the key is pressed, and of those the system takes by itself not at all.
    on(blurs, ['keydown', 'keyup'], (event) => {
      const taken =
        event.key === 'PrintScreen' || (event.metaKey && event.shiftKey && ['s', '3', '4', '5'].includes(event.key.toLowerCase()));
      if (!taken) return;
      report('screenshot');
      setHidden(true);
      clearTimeout(timer);
      timer = setTimeout(() => setHidden(false), 2500);
    });
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [noCopy, noMenu, noKeys, noPrint, blurs, tell, say]);
  return (
    <>
      {children}
      {policy.require_watermark && noCopy && <Watermark />}
    </>
  );
}

/** For those who may not copy: who looks at this, and when, across everything: a photograph of the screen says whose it was. */
function Watermark() {
  const { meta, name, me } = useArea();
  const format = useFormat();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const text = [meta.actor.name, me?.email, format.time(now)].filter(Boolean).join(' · ');
  const marks = useMemo(() => Array.from({ length: name === 'business' ? 60 : 0 }, (_, index) => `mark${index}`), [name]);
  return (
    <div className="serai-watermark" aria-hidden data-testid="watermark">
      {marks.map((mark) => (
        <span key={mark}>{text}</span>
      ))}
    </div>
  );
}
