const [OF_MEAN, OF_SQUARES] = [0.9, 0.99];

/** Weights that are moved against the mean of their slopes, each by how much these vary (Adam). */
export const adam = (weights: Float64Array) => {
  const slopes = new Float64Array(weights.length);
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  let turn = 0;
  /** Takes one step and begins with new slopes. */
  const step = (rate: number): void => {
    turn += 1;
    const [ofMean, ofSquares] = [1 - OF_MEAN ** turn, 1 - OF_SQUARES ** turn];
    for (let at = 0; at < weights.length; at += 1) {
      const slope = slopes[at] ?? 0;
      const mean = OF_MEAN * (means[at] ?? 0) + (1 - OF_MEAN) * slope;
      const square = OF_SQUARES * (squares[at] ?? 0) + (1 - OF_SQUARES) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (rate * (mean / ofMean)) / (Math.sqrt(square / ofSquares) + 1e-6);
      slopes[at] = 0;
    }
  };
  return { slopes, step };
};
