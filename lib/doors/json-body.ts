/** What a request says as JSON; null where it is none, or announces more than so many bytes. */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null;
  try {
    return await request.json();
  } catch {
    return null;
  }
}
