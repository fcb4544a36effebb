/** A token-classification model in a folder of the user's, as plain data: threads get it as it is. */
export interface NameModel {
  /** Path of the ONNX file. The runtime opens it; nothing is ever fetched. */
  readonly onnx: string;
  /** Bytes of the ONNX file and its weights: what each thread holds, about. */
  readonly bytes: number;
  /** Labels by the number of the model's output. */
  readonly labels: readonly string[];
  /** The tokenizer's two files as they were read, JSON, and the path of the first. */
  readonly tokenizer: string;
  readonly tokenizerPath: string;
  readonly tokenizerConfig: string;
  /** Tokens that the model takes at a time, those of its own around the text included. */
  readonly maxTokens: number;
  /** The packages that run it: an optional install of the user's. */
  readonly packages: { readonly runtime: string; readonly tokenizer: string };
}

/** A name that a model found: offsets in UTF-16 units, its own probability in hundredths, and its label. */
export interface ModelName {
  readonly start: number;
  readonly end: number;
  readonly probability: number;
  readonly label: string;
}
