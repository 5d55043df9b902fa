import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useArea } from '../area.tsx';
import { useFormat } from '../format.ts';
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
    const refuse = (event: Event) => {
      if (!isField(event.target)) event.preventDefault();
    };
    on(noCopy, ['copy', 'cut', 'dragstart'], refuse);
    on(noMenu, ['contextmenu'], refuse);
    on(noKeys || noPrint, ['keydown'], (event) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const print = key === 'p';
      const take = noKeys && (key === 's' || (['c', 'x', 'a'].includes(key) && !isField(event.target)));
      if (print || take) event.preventDefault();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A browser tells of a picture at most as the key is pressed, and of those the system takes by itself not at all.
    on(blurs, ['keydown', 'keyup'], (event) => {
      const taken =
        event.key === 'PrintScreen' || (event.metaKey && event.shiftKey && ['s', '3', '4', '5'].includes(event.key.toLowerCase()));
      if (!taken) return;
      setHidden(true);
      clearTimeout(timer);
      timer = setTimeout(() => setHidden(false), 2500);
    });
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [noCopy, noMenu, noKeys, noPrint, blurs]);
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
