import { Component, type ComponentType, createElement, type FunctionComponent, type ReactNode, use, useEffect, useRef } from 'react';
import { Failure } from './Failure.tsx';
import { isProblem, offline, Problem } from './problem.ts';

/** A component in a file of its own, loaded when it is first drawn, or a moment before by `preload`. */
export type Part<Props> = FunctionComponent<Props> & { preload(): Promise<void> };

/** A file of the console did not come: the server is out of reach, or serves a newer console that has no such file. */
async function absent(error: unknown): Promise<unknown> {
  if (!(error instanceof TypeError)) return error;
  try {
    await fetch('/healthz', { cache: 'no-store' });
  } catch {
    return offline();
  }
  return new Problem({ status: 0, code: 'outdated', title: 'There is a newer version of this page.', detail: 'Load it again to go on.' });
}

/** What stands where something could not be drawn. Out of reach, it tries again by itself when the network is back. */
export function Absent({ error, retry }: { error: unknown; retry(): void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    if (!isProblem(error, 'offline')) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [error, retry]);
  return (
    <div ref={place} className="serai-page">
      <Failure error={error} retry={isProblem(error, 'outdated') ? () => location.reload() : retry} />
    </div>
  );
}

class Guarded extends Component<{ children: ReactNode; forget(): void }, { error?: { readonly thrown: unknown } }> {
  override state: { error?: { readonly thrown: unknown } } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { error: { thrown } };
  }

  readonly retry = () => {
    this.props.forget();
    this.setState({ error: undefined });
  };

  override render() {
    return this.state.error ? <Absent error={this.state.error.thrown} retry={this.retry} /> : this.props.children;
  }
}

/** The file a component is in: asked for once, and once more after it did not come. */
class PartFile<Props> {
  loaded: ComponentType<Props> | undefined;
  #loading: Promise<ComponentType<Props>> | undefined;
  readonly #load: () => Promise<{ default: ComponentType<Props> }>;

  constructor(load: () => Promise<{ default: ComponentType<Props> }>) {
    this.#load = load;
  }

  begin(): Promise<ComponentType<Props>> {
    this.#loading ??= this.#load().then(
      (file) => {
        this.loaded = file.default;
        return file.default;
      },
      async (error) => {
        throw await absent(error);
      },
    );
    return this.#loading;
  }

  readonly forget = () => {
    this.#loading = undefined;
  };
}

const Drawn = <Props extends object>({ file, props }: { file: PartFile<Props>; props: Props }) =>
  createElement(file.loaded ?? use(file.begin()), props);

/** Draws the component of a file; while it comes, the `Suspense` around shows, and if it does not come, that is said in its place. */
export function part<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Part<Props> {
  const file = new PartFile(load);
  return Object.assign(
    (props: Props) => (
      <Guarded forget={file.forget}>
        <Drawn file={file} props={props} />
      </Guarded>
    ),
    // What was fetched ahead in vain is fetched once more when it is drawn.
    { preload: () => file.begin().then(() => undefined, file.forget) },
  );
}
