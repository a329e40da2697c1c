import type { Accepted, AccountView, GenerateBody, Preview, PreviewBody, Problem, StatusView, StreamEvent } from "./types";

export declare class PreplineError extends Error {
  readonly status: number;
  readonly code: Problem["code"];
  readonly problem: Problem;
}

export declare class Prepline {
  constructor(options: { baseUrl: string; token: string | (() => string | Promise<string>); fetch?: typeof fetch });
  preview(request: PreviewBody): Promise<Preview>;
  generate(request: GenerateBody, options?: { key?: string }): Promise<Accepted>;
  status(id: string): Promise<StatusView>;
  cancel(id: string): Promise<Accepted>;
  account(): Promise<AccountView>;
  events(id: string, options?: { signal?: AbortSignal }): AsyncGenerator<StreamEvent>;
}
