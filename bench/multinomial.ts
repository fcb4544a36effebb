/** Signs by their numbers, and the right answer. */
export interface Lesson {
  readonly signs: Int32Array;
  readonly answer: number;
}

const ROUNDS = 14;
const FIRST_COUNTED = 6;
const RATE = 0.15;
/** How strongly weights are drawn to nothing. */
const DRAWN = 1;
/** Below this error nothing is learned of an answer, which spares most of the time. */
const LEAST_ERROR = 0.0005;
const FIRST_SQUARE = 0.01;

/** The chances of answers by the weights of signs: a row of weights for a sign, one for each answer. */
export const chancesOf = (signs: Int32Array, weights: Float64Array, answers: number): Float64Array => {
  const chances = new Float64Array(answers);
  for (const sign of signs)
    for (let n = 0; n < answers; n += 1) chances[n] = (chances[n] ?? 0) + (weights[sign * answers + n] ?? 0);
  const most = chances.reduce((a, b) => Math.max(a, b));
  const powers = chances.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / whole);
};

interface Fitting {
  readonly answers: number;
  readonly weights: Float64Array;
  /** Sums of the squares of slopes. */
  readonly squares: Float64Array;
  readonly drawn: number;
}

/** Moves the weights of a lesson's signs for one answer by its error. */
const move = (
  { answers, weights, squares, drawn }: Fitting,
  signs: Int32Array,
  answer: number,
  error: number,
): void => {
  for (const sign of signs) {
    const at = sign * answers + answer;
    const slope = error + drawn * (weights[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1);
  }
};

const learn = (fitting: Fitting, { signs, answer }: Lesson): void => {
  chancesOf(signs, fitting.weights, fitting.answers).forEach((chance, n) => {
    const error = chance - Number(n === answer);
    if (Math.abs(error) >= LEAST_ERROR) move(fitting, signs, n, error);
  });
};

/** Weights of signs by which the right answers have a greater chance than others (multinomial logistic regression; AdaGrad, the mean of the later rounds). */
export const fitAnswers = (
  lessons: readonly Lesson[],
  signs: number,
  answers: number,
  orderOf: (count: number, round: number) => Iterable<number>,
): Float64Array => {
  const size = signs * answers;
  const [weights, squares] = [new Float64Array(size), new Float64Array(size).fill(FIRST_SQUARE)];
  const fitting = { answers, weights, squares, drawn: DRAWN / lessons.length };
  const mean = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const n of orderOf(lessons.length, round)) {
      const lesson = lessons[n];
      if (lesson) learn(fitting, lesson);
    }
    if (round < FIRST_COUNTED) continue;
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (ROUNDS - FIRST_COUNTED);
  }
  return mean;
};
