import type { Client, ParamsOption } from "openapi-fetch";
import type { paths } from "./api.js";
import { orThrow, type ProblemDocument } from "./problem.js";

type Page<Item> = {
  items: Item[];
  nextCursor: string | null;
};

type Listing<Body> = {
  get: { responses: { 200: { content: { "application/json": Body } } } };
};

/** A path that lists something. */
export type ListPath = {
  [Path in keyof paths]: paths[Path] extends Listing<Page<unknown>> ? Path : never;
}[keyof paths];

/** A page of a list. */
export type PageOf<Path extends ListPath> = paths[Path] extends Listing<infer Body> ? Body : never;

/** An item of a list. */
export type ItemOf<Path extends ListPath> = PageOf<Path> extends Page<infer Item> ? Item : never;

type ListInit<Path extends ListPath> = ParamsOption<paths[Path]["get"]> & { signal?: AbortSignal };

type ListArguments<Path extends ListPath> =
  Record<string, never> extends ListInit<Path>
    ? [path: Path, init?: ListInit<Path>]
    : [path: Path, init: ListInit<Path>];

/** Lists that may be longer than a page. */
export type Lists = {
  /**
   * The pages of a list, from the first, or from `cursor`, to the last; each is asked for once the one before has been
   * used. Throws a `ProblemError` where one is refused: the `nextCursor` of the page before goes on from there.
   */
  pages<Path extends ListPath>(...list: ListArguments<Path>): AsyncGenerator<PageOf<Path>, void, undefined>;
  /** The items of these pages, one by one; `limit` is how many are asked for at once. */
  items<Path extends ListPath>(...list: ListArguments<Path>): AsyncGenerator<ItemOf<Path>, void, undefined>;
};

type ListRequest = {
  params?: { query?: { cursor?: string } };
  signal?: AbortSignal;
};

type GetPage = (
  path: string,
  request: ListRequest,
) => Promise<{ data?: Page<unknown>; error?: ProblemDocument; response: Response }>;

/** What is the same for every list, whose types `Lists` has. */
export function listsOf({ GET }: Client<paths>): Lists {
  const getPage = GET as unknown as GetPage;

  async function* pages(path: string, { params, ...init }: ListRequest = {}) {
    let cursor = params?.query?.cursor;
    do {
      const page = await orThrow(
        getPage(path, { ...init, params: { ...params, query: { ...params?.query, cursor } } }),
      );
      yield page;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async function* items(path: string, request?: ListRequest) {
    for await (const page of pages(path, request)) yield* page.items;
  }

  return { pages, items } as unknown as Lists;
}
