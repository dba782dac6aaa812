// What an exported C file holds beside its programs; see export.py.  "real" becomes double or float.

// ---- product
/* The product of r rows of k numbers, number (i, t) of which is a[i * ra + t * sa], with k rows of c numbers. */
static void product(const real *a, int ra, int sa, const real *b, int r, int k, int c, real *z)
{
    int i, j, t;
    for (i = 0; i < r; i++, a += ra, z += c) {
        for (j = 0; j < c; j++)
            z[j] = a[0] * b[j];
        for (t = 1; t < k; t++)
            for (j = 0; j < c; j++)
                z[j] = z[j] + a[t * sa] * b[t * c + j];
    }
}

// ---- transpose
static void transpose(const real *a, int r, int c, real *z)
{
    int i, j;
    for (i = 0; i < r; i++)
        for (j = 0; j < c; j++)
            z[j * r + i] = a[i * c + j];
}

// ---- total
/* The sum of all numbers; sums go from left to right. */
static real total(const real *a, int n)
{
    real s = a[0];
    int i;
    for (i = 1; i < n; i++)
        s = s + a[i];
    return s;
}

// ---- row_sums: total
static void row_sums(const real *a, int r, int c, real *z)
{
    int i;
    for (i = 0; i < r; i++)
        z[i] = total(a + i * c, c);
}

// ---- column_sums
static void column_sums(const real *a, int r, int c, real *z)
{
    int i, j;
    for (j = 0; j < c; j++)
        z[j] = a[j];
    for (i = 1; i < r; i++)
        for (j = 0; j < c; j++)
            z[j] = z[j] + a[i * c + j];
}

// ---- row_maximum
static void row_maximum(const real *a, int r, int c, real *z)
{
    int i, j;
    for (i = 0; i < r; i++) {
        z[i] = a[i * c];
        for (j = 1; j < c; j++)
            if (a[i * c + j] > z[i])
                z[i] = a[i * c + j];
    }
}

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

// ---- are_finite
static int are_finite(const real *x, int count)
{
    int i;
    for (i = 0; i < count; i++)
        if (x[i] - x[i] != 0)
            return 0;
    return 1;
}

// ---- plain: are_finite
#define ROOM(count) 1

/* The numbers, or 0 where one is not finite. */
static const real *taken(const real *x, int count, real *room)
{
    (void)room;
    return are_finite(x, count) ? x : 0;
}

// ---- filled: are_finite
#define ROOM(count) (count)

/* The numbers in this room, with FILLS for nan; 0 where one is not finite then. */
static const real *taken(const real *x, int count, real *room)
{
    int i;
    for (i = 0; i < count; i++)
        room[i] = x[i] == x[i] ? x[i] : FILLS[i % INPUTS];
    return are_finite(room, count) ? room : 0;
}

// ---- predict
/* predict; returns whether the inputs are what the model takes. */
static int predicted(const real *x, real *y)
{
    real room[ROOM(INPUTS)];
    const real *numbers = taken(x, INPUTS, room);
    int i;
    if (numbers)
        outputs_of(numbers, y);
    for (i = 0; !numbers && i < OUTPUTS; i++)
        y[i] = (real)NAN;
    return numbers != 0;
}

void predict(const real *x, real *y);

void predict(const real *x, real *y)
{
    (void)predicted(x, y);
}

// ---- column
enum { NUMBER, FLAG, CATEGORIES };

/* What a cell becomes: fill where it is a gap and this is filled, and so many numbers.  first and count: of the texts
   in KNOWN, which are numbers if by_value. */
struct column {
    int kind, is_filled;
    real fill;
    int width, first, count, by_value;
};

// ---- cells
static const char *const BLANKS[] = {
    " ", "\t", "\n", "\v", "\f", "\r", "\034", "\035", "\036", "\037", "\302\205", "\302\240", "\341\232\200",
    "\342\200\200", "\342\200\201", "\342\200\202", "\342\200\203", "\342\200\204", "\342\200\205", "\342\200\206",
    "\342\200\207", "\342\200\210", "\342\200\211", "\342\200\212", "\342\200\250", "\342\200\251", "\342\200\257",
    "\342\201\237", "\343\200\200"
};

/* Where the text without blanks at its ends begins, and its length. */
static const char *stripped(const char *text, size_t *length)
{
    size_t i = 0, size, n = strlen(text);
    while (i < sizeof BLANKS / sizeof BLANKS[0]) {
        const char *blank = BLANKS[i++];
        size = strlen(blank);
        if (n >= size && memcmp(text, blank, size) == 0) {
            text += size;
            n -= size;
            i = 0;
        } else if (n >= size && memcmp(text + n - size, blank, size) == 0) {
            n -= size;
            i = 0;
        }
    }
    *length = n;
    return text;
}

/* Whether the text is a decimal number, and which. */
static int is_number(const char *text, size_t n, double *value)
{
    char *end;
    if (n == 0 || strspn(text, "0123456789.+-eE") < n)
        return 0;
    *value = strtod(text, &end);
    return end == text + n;
}

/* Whether two texts are equal; for flags, A to Z are a to z. */
static int is_same(const char *text, size_t n, const char *known, int kind)
{
    size_t i;
    if (strlen(known) != n)
        return 0;
    for (i = 0; i < n; i++) {
        int is_capital = kind == FLAG && text[i] >= 'A' && text[i] <= 'Z';
        if ((is_capital ? text[i] - 'A' + 'a' : text[i]) != known[i])
            return 0;
    }
    return 1;
}

/* The place of a text among the values of a column, -1 if it is not there. */
static int place_of(const struct column *column, const char *text, size_t n)
{
    double value, other;
    int i;
    for (i = column->first; i < column->first + column->count; i++)
        if (is_same(text, n, KNOWN[i], column->kind))
            return PLACES[i];
    if (column->by_value && is_number(text, n, &value))
        for (i = column->first; i < column->first + column->count; i++)
            if (is_number(KNOWN[i], strlen(KNOWN[i]), &other) && value == other)
                return PLACES[i];
    return -1;
}

/* The numbers of a row: of its cells, texts as CSV has them, in the order of COLUMNS; 0 or blank for nothing.
   Returns 0, or the number, from 1 on, of the first column whose cell the model has not learnt. */
int encode(const char *const *cells, real *x);

int encode(const char *const *cells, real *x)
{
    int k, i, place;
    size_t n;
    double value;
    for (k = 0; k < CELLS; k++) {
        const struct column *column = &ENCODING[k];
        const char *text = stripped(cells[k] ? cells[k] : "", &n);
        if (n == 0 && column->is_filled) {
            *x++ = column->fill;
        } else if (column->kind == NUMBER) {
            if (!is_number(text, n, &value))
                return k + 1;
            *x = (real)value;
            if (*x - *x != 0)
                return k + 1;
            x++;
        } else {
            place = place_of(column, text, n);
            if (place < 0 && !(IGNORE && (n > 0 || column->kind == CATEGORIES)))
                return k + 1;
            if (column->kind == FLAG)
                *x++ = (real)(place < 0 ? 0.5 : place);
            else
                for (i = 0; i < column->width; i++)
                    *x++ = (real)(i == place);
        }
    }
    return 0;
}

/* As predict, for cells.  Returns what encode does; where that is not 0, the outputs are nan. */
int predict_cells(const char *const *cells, real *y);

int predict_cells(const char *const *cells, real *y)
{
    real x[INPUTS];
    int i, wrong = encode(cells, x);
    if (wrong == 0)
        predict(x, y);
    for (i = 0; wrong != 0 && i < OUTPUTS; i++)
        y[i] = (real)NAN;
    return wrong;
}

// ---- class_of_cells
/* As classify, for cells; where encode would not return 0, less than 0: -1 for the first column, -2 for the second. */
int classify_cells(const char *const *cells);

int classify_cells(const char *const *cells)
{
    real x[INPUTS];
    int wrong = encode(cells, x);
    return wrong ? -wrong : classify(x);
}

// ---- questions_of_cells
/* As classify, for cells.  Returns what encode does; where that is not 0, there are no answers. */
int classify_cells(const char *const *cells, int *answers);

int classify_cells(const char *const *cells, int *answers)
{
    real x[INPUTS];
    int wrong = encode(cells, x);
    if (wrong == 0)
        classify(x, answers);
    return wrong;
}

// ---- one
int classify(const real *x)
{
    real y[1];
    return predicted(x, y) ? y[0] > THRESHOLD : -1;
}

// ---- largest
int classify(const real *x)
{
    real y[OUTPUTS];
    int i, best = 0;
    if (!predicted(x, y))
        return -1;
    for (i = 0; i < OUTPUTS; i++) {
        if (y[i] != y[i])
            return i;
        if (y[i] > y[best])
            best = i;
    }
    return best;
}

// ---- questions
int classify(const real *x, int *answers)
{
    real y[OUTPUTS];
    int i, wrong = predicted(x, y) ? 0 : -1;
    for (i = 0; i < OUTPUTS; i++)
        answers[i] = wrong ? wrong : y[i] > THRESHOLD;
    return wrong;
}

// ---- steps
/* The loss before the step.  Where x or y are not what the model takes, it is nan, and the state stays as it was. */
void train_step(const real *state, const real *x, const real *y, real rate, real *new_state, real *loss);

void train_step(const real *state, const real *x, const real *y, real rate, real *new_state, real *loss)
{
    real room[ROOM(BATCH_SIZE * INPUTS)];
    const real *numbers = taken(x, BATCH_SIZE * INPUTS, room);
    int i;
    if (numbers && are_finite(y, BATCH_SIZE * OUTPUTS)) {
        stepped(state, numbers, y, rate, new_state, loss);
        return;
    }
    for (i = 0; i < STATE_SIZE; i++)
        new_state[i] = state[i];
    *loss = (real)NAN;
}

void predict_with(const real *state, const real *x, real *y);

void predict_with(const real *state, const real *x, real *y)
{
    real room[ROOM(INPUTS)];
    const real *numbers = taken(x, INPUTS, room);
    int i;
    if (numbers)
        outputs_with(state, numbers, y);
    for (i = 0; !numbers && i < OUTPUTS; i++)
        y[i] = (real)NAN;
}

// ---- difference
static double difference(double y, double expected)
{
    double size = fabs(expected), d;
    if (y == expected || (y != y && expected != expected))
        return 0.0;
    d = fabs(y - expected) / (size > 1.0 ? size : 1.0);
    return d == d ? d : (double)INFINITY;
}

// ---- predictions: difference
static double predictions_test(void)
{
    double greatest = 0.0, d;
    real y[OUTPUTS];
    int i, n;
    for (n = 0; n < TESTS; n++) {
        TEST_PREDICT(n, y);
        for (i = 0; i < OUTPUTS; i++) {
            d = difference((double)y[i], TEST_OUTPUTS[n * OUTPUTS + i]);
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
        d = difference((double)loss, TEST_LOSSES[i]);
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
