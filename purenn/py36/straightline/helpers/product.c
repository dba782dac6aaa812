/* The product of two matrices, each sum in its own order from left to right.

   z is r rows of c numbers, b is k rows of c; number (i, t) of a is a[i * ra + t * sa], so that a may be read as its
   transpose.  A tile of z, eight rows of as many columns as fill a register, stays in registers while all k terms are
   added.  The lanes of a register are columns, that is different sums, so no sum is reordered.  Three widths are made,
   as wide as this processor's registers and narrower ones for the columns that are left.  A compiler without vectors,
   which have to be GNU C's, makes tiles of one column. */
#define ROWS 8
#define TILE(NAME, COLUMNS, HEIGHT) \
static inline void NAME(const double *a, whole ra, whole sa, const double *b, double *z, whole k, whole c) \
{ \
    COLUMNS s[HEIGHT], w = *(const COLUMNS *)b; \
    for (int i = 0; i < HEIGHT; i++) s[i] = a[i * ra] * w; \
    for (whole t = 1; t < k; t++) { \
        a += sa; b += c; w = *(const COLUMNS *)b; \
        for (int i = 0; i < HEIGHT; i++) s[i] += a[i * ra] * w; \
    } \
    for (int i = 0; i < HEIGHT; i++) *(COLUMNS *)(z + i * c) = s[i]; \
}
/* All rows of the columns that a tile has. */
#define STRIP(NAME, COLUMNS) \
TILE(NAME##_row, COLUMNS, 1) \
TILE(NAME##_rows, COLUMNS, ROWS) \
static inline void NAME(const double *a, whole ra, whole sa, const double *b, double *z, whole r, whole k, whole c) \
{ \
    whole i = 0; \
    for (; i + ROWS <= r; i += ROWS) NAME##_rows(a + i * ra, ra, sa, b, z + i * c, k, c); \
    for (; i < r; i++) NAME##_row(a + i * ra, ra, sa, b, z + i * c, k, c); \
}
#if defined __GNUC__ && !defined __TINYC__
#define ONCE __attribute__((noinline))
#define VECTOR(n) __attribute__((vector_size(8 * n), aligned(8), may_alias))
typedef double two VECTOR(2);
STRIP(strip_of_2, two)
#define HAS_2
#if defined __AVX__
typedef double four VECTOR(4);
STRIP(strip_of_4, four)
#endif
#if defined __AVX512F__
typedef double eight VECTOR(8);
STRIP(strip_of_8, eight)
#endif
#else
#define ONCE
#endif
STRIP(strip_of_1, double)
/* Made once, not at each call: it compiles in three quarters of the time and is as fast. */
static ONCE void product(const double *restrict a, whole ra, whole sa, const double *restrict b, double *restrict z,
                         whole r, whole k, whole c)
{
    whole j = 0;
#if defined __AVX512F__ && defined HAS_2
    for (; j + 8 <= c; j += 8) strip_of_8(a, ra, sa, b + j, z + j, r, k, c);
#endif
#if defined __AVX__ && defined HAS_2
    for (; j + 4 <= c; j += 4) strip_of_4(a, ra, sa, b + j, z + j, r, k, c);
#endif
#if defined HAS_2
    for (; j + 2 <= c; j += 2) strip_of_2(a, ra, sa, b + j, z + j, r, k, c);
#endif
    for (; j < c; j++) strip_of_1(a, ra, sa, b + j, z + j, r, k, c);
}
