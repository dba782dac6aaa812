// What an exported C file holds beside its programs; see export.py.  "real" becomes double or float.

// ---- dots
static void dots(const real *x, int count, const real *weights, int n, real *sums)
{
    int i, j;
    for (j = 0; j < n; j++, weights += count) {
        real total = x[0] * weights[0];
        for (i = 1; i < count; i++)
            total = total + x[i] * weights[i];
        sums[j] = total;
    }
}

// ---- one
int classify(const real *x)
{
    real y[1];
    predict(x, y);
    return y[0] > THRESHOLD;
}

// ---- largest
int classify(const real *x)
{
    real y[OUTPUTS];
    int i, best = 0;
    predict(x, y);
    for (i = 0; i < OUTPUTS; i++) {
        if (y[i] != y[i])
            return i;
        if (y[i] > y[best])
            best = i;
    }
    return best;
}

// ---- questions
void classify(const real *x, int *answers)
{
    real y[OUTPUTS];
    int i;
    predict(x, y);
    for (i = 0; i < OUTPUTS; i++)
        answers[i] = y[i] > THRESHOLD;
}

// ---- difference
static double difference(double y, double expected)
{
    double size = fabs(expected), d;
    if (y == expected || (y != y && expected != expected))
        return 0.0;
    d = fabs(y - expected) / (size > 1.0 ? size : 1.0);
    return d == d ? d : INFINITY;
}

// ---- predictions: difference
static double predictions_test(void)
{
    double greatest = 0.0, d;
    real y[OUTPUTS];
    int i, n;
    for (n = 0; n < TESTS; n++) {
        predict(TEST_INPUTS + n * INPUTS, y);
        for (i = 0; i < OUTPUTS; i++) {
            d = difference(y[i], TEST_OUTPUTS[n * OUTPUTS + i]);
            greatest = d > greatest ? d : greatest;
        }
    }
    return greatest;
}

// ---- predicting: predictions
static double self_test(void)
{
    return predictions_test();
}

// ---- training: predictions
static double self_test(void)
{
    double greatest = predictions_test(), d;
    static real state[STATE_SIZE];
    real loss;
    int i;
    for (i = 0; i < STATE_SIZE; i++)
        state[i] = INITIAL_STATE[i];
    for (i = 0; i < (int)(sizeof TEST_LOSSES / sizeof TEST_LOSSES[0]); i++) {
        TEST_STEP(state, &loss);
        d = difference(loss, TEST_LOSSES[i]);
        greatest = d > greatest ? d : greatest;
    }
    return greatest;
}

// ---- main
int main(void)
{
    double found = self_test();
    if (found == 0.0)
        puts("self-test: every bit is as recorded");
    else
        printf("self-test: the greatest difference is %g\n", found);
    return !(found < 0.001);
}
