// What the clients give is taken as it is, and what is no response is an error of the compiler.
import axios from "axios";
import got from "got";
import ky from "ky";
import { fromResponse, fromThrown, throwIfError } from "retrying-errors";
import { withRetry } from "retrying-errors/retry";

export async function taken(url: string, signal: AbortSignal): Promise<unknown[]> {
  const byAxios = await withRetry(({ signal }) => axios.get<{ id: number }>(url, signal ? { signal } : {}), { signal });
  const byGot = await withRetry(() => got(url, { throwHttpErrors: false }));
  const byKy = await withRetry(() => ky(url));
  const id: number = (await throwIfError(byAxios)).data.id;
  const text: string = (await throwIfError(byGot)).body;
  const fetched: Response = await throwIfError(byKy);
  return [id, text, fetched, await fromResponse(byAxios), await fromResponse(byGot), await fromResponse(byKy)];
}

export async function refused(thrown: unknown, url: string): Promise<void> {
  const byAxios = await axios.get<string>(url);
  // @ts-expect-error: what a client throws is no response
  await throwIfError(new axios.AxiosError("x"));
  // @ts-expect-error: data alone is no response
  await throwIfError(byAxios.data);
  // @ts-expect-error: a status alone is no response
  await fromResponse({ status: 429 });
  // @ts-expect-error: a promise is no response
  await fromResponse(ky(url));
  const error = fromThrown(thrown);
  if (error?.known) error.code satisfies string;
}
