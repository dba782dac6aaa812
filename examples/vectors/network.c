/* A small network by hand in C99, asked by test vectors:

       cc -O2 -o network network.c -lm
       python -m purenn vectors --check ./network

   It has identity, sigmoid, tanh and relu; networks of these with three losses, gradient descent and momentum.  What it
   reads of JSON is what it needs: a name in quotes, and the numbers in the brackets that follow. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 1 << 20, LAYERS = 8, MOST = 512 };
typedef struct { int rows, columns; double x[MOST]; } Matrix;
typedef struct { char activation[20]; Matrix W, b, dW, db, vW, vb, in, z, a; } Layer;

static char line[LINE], activation[20], loss[32], optimizer[20];
static Layer layers[LAYERS];
static Matrix X, T, batch, target, delta, below;
static int count;
static double rate, momentum;

/* ---- reading ---- */

static char *after(char *text, const char *name) {              /* what follows "name": , or NULL */
    char key[40];
    char *found = (snprintf(key, sizeof key, "\"%s\": ", name), strstr(text, key));
    return found ? found + strlen(key) : NULL;
}

static double number(const char *text) { return strtod(text + (*text == '"'), NULL); }

static double option(const char *name) { char *text = after(line, name); return text ? number(text) : 0; }

static void word(char *text, char *to, size_t size) {           /* the text in quotes */
    size_t n = strcspn(text + 1, "\"");
    n = n < size ? n : size - 1;
    memcpy(to, text + 1, n);
    to[n] = 0;
}

static void matrix(char *text, Matrix *m) {                     /* [["0x1p+0", ...], ...] */
    int level = 0, size = 0;
    m->rows = 0;
    do {
        if (*text == '[' && ++level == 2) m->rows++;
        if (*text == ']') level--;
        if (*text == '"') {
            if (size < MOST) m->x[size++] = number(text);
            text = strchr(text + 1, '"');
        }
        text++;
    } while (level);
    m->columns = size / m->rows;
}

/* ---- the network ---- */

static int is(const char *name, const char *other) { return !strcmp(name, other); }

static double value(const char *f, double z) {
    return is(f, "sigmoid") ? 1 / (1 + exp(-z)) : is(f, "tanh") ? tanh(z) : is(f, "relu") ? (z > 0 ? z : 0) : z;
}

static double slope(const char *f, double z, double a) {
    return is(f, "sigmoid") ? a * (1 - a) : is(f, "tanh") ? 1 - a * a : is(f, "relu") ? z > 0 : 1;
}

static int knows(const char *f) { return is(f, "sigmoid") || is(f, "tanh") || is(f, "relu") || is(f, "identity"); }

static void forward(Layer *l, const Matrix *in) {
    int n = l->W.columns;
    l->in = *in;
    l->z.rows = l->a.rows = in->rows;
    l->z.columns = l->a.columns = n;
    for (int i = 0; i < in->rows; i++)
        for (int j = 0; j < n; j++) {
            double z = l->b.x[j];
            for (int k = 0; k < in->columns; k++) z += in->x[i * in->columns + k] * l->W.x[k * n + j];
            l->z.x[i * n + j] = z;
            l->a.x[i * n + j] = value(l->activation, z);
        }
}

static double last(const Layer *l, const Matrix *t) {           /* the loss, and its gradient by z in delta */
    int size = t->rows * t->columns, half = is(loss, "half_squared_error"), cross = is(loss, "binary_cross_entropy");
    double total = 0, divisor = half ? 1 : size;
    delta = l->z;
    for (int i = 0; i < size; i++) {
        double z = l->z.x[i], a = l->a.x[i], e = a - t->x[i];
        total += cross ? (z > 0 ? z : 0) - z * t->x[i] + log1p(exp(-fabs(z))) : half ? e * e / 2 : e * e;
        delta.x[i] = cross ? e / divisor : (half ? e : 2 * e) / divisor * slope(l->activation, z, a);
    }
    return total / divisor;
}

static void backward(Layer *l) {                                /* dW = in^T delta, db; below = delta W^T */
    int n = l->W.columns, m = l->W.rows;
    l->dW = l->W, l->db = l->b;
    below.rows = delta.rows, below.columns = m;
    for (int j = 0; j < n; j++) {
        l->db.x[j] = 0;
        for (int i = 0; i < delta.rows; i++) l->db.x[j] += delta.x[i * n + j];
        for (int k = 0; k < m; k++) {
            l->dW.x[k * n + j] = 0;
            for (int i = 0; i < delta.rows; i++) l->dW.x[k * n + j] += l->in.x[i * m + k] * delta.x[i * n + j];
        }
    }
    for (int i = 0; i < delta.rows; i++)
        for (int k = 0; k < m; k++) {
            below.x[i * m + k] = 0;
            for (int j = 0; j < n; j++) below.x[i * m + k] += delta.x[i * n + j] * l->W.x[k * n + j];
        }
}

static double pass(const Matrix *x, const Matrix *t) {          /* forward and backward; the loss */
    for (int l = 0; l < count; l++) forward(&layers[l], l ? &layers[l - 1].a : x);
    double found = last(&layers[count - 1], t);
    for (int l = count - 1; l >= 0; l--) {
        backward(&layers[l]);
        if (!l) break;
        delta = below;
        for (int i = 0; i < delta.rows * delta.columns; i++)
            delta.x[i] *= slope(layers[l - 1].activation, layers[l - 1].z.x[i], layers[l - 1].a.x[i]);
    }
    return found;
}

static void step(Matrix *p, const Matrix *g, Matrix *v) {
    for (int i = 0; i < p->rows * p->columns; i++) {
        v->x[i] = momentum * v->x[i] + g->x[i];
        p->x[i] -= rate * v->x[i];
    }
}

static void part(const Matrix *from, int first, int size, Matrix *to) {
    to->rows = first + size < from->rows ? size : from->rows - first;
    to->columns = from->columns;
    memcpy(to->x, from->x + first * from->columns, sizeof(double) * (size_t)(to->rows * to->columns));
}

/* ---- answers ---- */

static void print(const Matrix *m) {
    for (int i = 0; i < m->rows; i++)
        for (int j = 0; j < m->columns; j++)
            printf("%s\"%a\"%s", j ? ", " : i ? ", [" : "[[", m->x[i * m->columns + j],
                   j + 1 < m->columns ? "" : i + 1 < m->rows ? "]" : "]]");
}

static void print_pairs(const char *name, int gradients) {
    printf(", \"%s\": ", name);
    for (int l = 0; l < count; l++) {
        printf(l ? ", [" : "[[");
        print(gradients ? &layers[l].dW : &layers[l].W);
        printf(", ");
        print(gradients ? &layers[l].db : &layers[l].b);
        printf("]");
    }
    printf("]");
}

static int activations(void) {
    word(after(line, "activation"), activation, sizeof activation);
    if (!knows(activation)) return 0;
    matrix(after(line, "z"), &X);
    Matrix a = X, s = X;
    for (int i = 0; i < X.rows * X.columns; i++) {
        a.x[i] = value(activation, X.x[i]);
        s.x[i] = slope(activation, X.x[i], a.x[i]);
    }
    printf(", \"results\": {\"value\": ");
    print(&a);
    printf(", \"slope\": ");
    print(&s);
    printf("}");
    return 1;
}

static int networks(void) {
    char *text = line, *end = after(line, "loss");
    word(end, loss, sizeof loss);
    word(after(line, "optimizer"), optimizer, sizeof optimizer);
    rate = option("rate"), momentum = is(optimizer, "momentum") ? option("momentum") : 0;
    if (option("l1") != 0 || option("l2") != 0 || !(is(optimizer, "sgd") || is(optimizer, "momentum"))) return 0;
    if (!is(loss, "half_squared_error") && !is(loss, "mean_squared_error") && !is(loss, "binary_cross_entropy")) return 0;
    memset(layers, 0, sizeof layers);
    for (count = 0; count < LAYERS && (text = after(text, "activation")) && text < end; count++) {
        word(text, layers[count].activation, sizeof layers[count].activation);
        if (!knows(layers[count].activation)) return 0;
        matrix(after(text, "W"), &layers[count].W);
        matrix(after(text, "b"), &layers[count].b);
    }
    matrix(after(line, "X"), &X);
    matrix(after(line, "t"), &T);
    int size = (int)option("batch_size"), first = 0;                    /* null reads as 0 */
    size = size ? size : X.rows;
    double found = pass(&X, &T);
    printf(", \"results\": {\"loss\": \"%a\", \"outputs\": ", found);
    print(&layers[count - 1].a);
    print_pairs("gradients", 1);
    for (int n = 1; n <= 100; n++) {
        part(&X, first, size, &batch);
        part(&T, first, size, &target);
        pass(&batch, &target);
        for (int l = 0; l < count; l++) {
            step(&layers[l].W, &layers[l].dW, &layers[l].vW);
            step(&layers[l].b, &layers[l].db, &layers[l].vb);
        }
        first = first + size < X.rows ? first + size : 0;
        if (n == 1 || n == 2 || n == 100) {
            char name[20];
            snprintf(name, sizeof name, "after_%d", n);
            print_pairs(name, 0);
        }
    }
    printf("}");
    return 1;
}

int main(void) {
    while (fgets(line, LINE, stdin)) {
        char id[100], kind[20];
        word(after(line, "id"), id, sizeof id);
        word(after(line, "kind"), kind, sizeof kind);
        printf("{\"id\": \"%s\"", id);
        if (!(is(kind, "activations") ? activations() : is(kind, "networks") ? networks() : 0))
            printf(", \"unsupported\": true");
        printf("}\n");
        fflush(stdout);
    }
    return 0;
}
