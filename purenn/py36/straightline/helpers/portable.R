# The portable functions in R: portable.py beside this file, step by step, with the same bits.

# ---- two_to
two_to <- function(k) {
    base <- if (k < 0) 0.5 else 2.0
    k <- abs(k)
    power <- 1.0
    while (k > 0) {
        if (k %% 2 == 1) power <- power * base
        base <- base * base
        k <- k %/% 2
    }
    power
}

# ---- to_multiple: two_to
to_multiple <- function(h, l, unit) {
    s <- h + l
    l <- (h - s) + l
    if (s >= TWO_TO_52 * unit) return(s)
    t <- (s + TWO_TO_52 * unit) - TWO_TO_52 * unit
    if (s - t == 0.5 * unit && l > 0.0) return(t + unit)
    if (s - t == -0.5 * unit && l < 0.0) return(t - unit)
    t
}

# ---- scaled: to_multiple
scaled <- function(h, l, k) {
    if (k <= -1000) return(to_multiple(h, l, two_to(-1074 - k)) * two_to(k + 500) * two_to(-500))
    if (k >= 1000) return((h + l) * two_to(k - 500) * two_to(500))
    (h + l) * two_to(k)
}

# ---- exact_sum
exact_sum <- function(a, b) {
    s <- a + b
    t <- s - a
    c(s, (a - (s - t)) + (b - t))
}

# ---- exact_product
exact_product <- function(a, b) {
    p <- a * b
    t <- 134217729.0 * a
    a_high <- t - (t - a)
    a_low <- a - a_high
    t <- 134217729.0 * b
    b_high <- t - (t - b)
    b_low <- b - b_high
    c(p, ((a_high * b_high - p) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

# ---- quotient: exact_product
quotient <- function(h, l, d, e) {
    q <- h / d
    pair <- exact_product(q, d)
    c(q, (((h - pair[1]) - pair[2]) + (l - q * e)) / d)
}

# ---- exp_pieces
exp_pieces <- function(x) {
    n <- floor(x * STEPS_PER_UNIT + TO_NEAREST)
    j <- n %% 128
    k <- n %/% 128 - 2048
    n <- n - 262144
    a <- EXP_ROWS[2 * j + 1]
    t <- x - n * STEP_HIGH
    r <- (t + TO_34) - TO_34
    w <- (t - r) - n * STEP_LOW
    s <- r + w
    w <- w + s * s * (0.5 + s * (1.0 / 6.0 + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0)))))
    c(a, a * r, a * w + EXP_ROWS[2 * j + 2] * (1.0 + (r + w)), k)
}

# ---- exp: scaled exp_pieces
portable_exp <- function(x) {
    if (is.nan(x)) return(x)
    if (x <= -750.0) return(0.0)
    if (x >= 715.0) return(Inf)
    e <- exp_pieces(x)
    h <- e[1] + e[2]
    scaled(h, ((e[1] - h) + e[2]) + e[3], e[4])
}

# ---- expm1_pair: two_to exact_sum exp_pieces
expm1_pair <- function(x) {
    if (-SMALL < x && x < SMALL) {
        l <- x * x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0))))
        return(c(x + l, (x - (x + l)) + l))
    }
    e <- exp_pieces(x)
    scale <- two_to(e[4])
    p <- e[2] * scale
    pair <- exact_sum(e[1] * scale, -1.0)
    t <- pair[1] + p
    l <- ((pair[1] - t) + p) + (pair[2] + e[3] * scale)
    h <- t + l
    c(h, (t - h) + l)
}

# ---- expm1: exp expm1_pair
portable_expm1 <- function(x) {
    if (is.nan(x) || x == 0.0) return(x)
    if (x <= -50.0) return(-1.0)
    if (x >= 50.0) return(portable_exp(x))
    pair <- expm1_pair(x)
    pair[1] + pair[2]
}

# ---- tanh: expm1_pair quotient
portable_tanh <- function(x) {
    if (is.nan(x)) return(x)
    if (x < 0.0) return(-portable_tanh(-x))
    if (x >= 20.0) return(1.0)
    if (x < TINY) return(x)
    pair <- expm1_pair(-2.0 * x)
    d <- 2.0 + pair[1]
    pair <- quotient(-pair[1], -pair[2], d, ((2.0 - d) + pair[1]) + pair[2])
    pair[1] + pair[2]
}

# ---- exponent: two_to
exponent <- function(x) {
    k <- 0
    if (x < two_to(-511)) {
        x <- x * two_to(563)
        k <- -563
    }
    step <- 512
    while (step > 0) {
        if (x >= two_to(step)) {
            x <- x * two_to(-step)
            k <- k + step
        } else if (x < two_to(1 - step)) {
            x <- x * two_to(step)
            k <- k - step
        }
        step <- step %/% 2
    }
    k
}

# ---- moved: two_to
moved <- function(x, k) {
    half <- k %/% 2
    x * two_to(half) * two_to(k - half)
}

# ---- log_series
log_series <- function(a, b, t, u) {
    h <- a + t
    s <- h + u
    square <- 0.5 * t * t
    high <- s - square
    r <- t + u
    w <- r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (
        1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0))))))))
    c(high, (((h - s) + u) + ((s - high) - square)) + ((b - u * (t + 0.5 * u)) + w))
}

# ---- log_pair: exponent moved log_series
log_pair <- function(x) {
    k <- exponent(x) + 1
    z <- moved(x, -k)
    if (z < 0.70703125) {
        z <- z + z
        k <- k - 1
    }
    i <- 3 * (floor(z * 128.0 + 0.5) - LOG_FIRST)
    t <- (z + TO_23) - TO_23
    v <- LOG_ROWS[i + 1]
    log_series(k * LN2_HIGH + LOG_ROWS[i + 2], k * LN2_LOW + LOG_ROWS[i + 3], t * v - 1.0, (z - t) * v)
}

# ---- log: log_pair
portable_log <- function(x) {
    if (is.nan(x) || x == Inf) return(x)
    if (x == 0.0) return(-Inf)
    if (x < 0.0) return(NaN)
    pair <- log_pair(x)
    pair[1] + pair[2]
}

# ---- log1p: exact_sum log_pair
portable_log1p <- function(x) {
    if (is.nan(x) || x == Inf || x == 0.0) return(x)
    if (x == -1.0) return(-Inf)
    if (x < -1.0) return(NaN)
    if (-0.00390625 < x && x < 0.00390625) {
        t <- (x + TO_23) - TO_23
        pair <- log_series(0.0, 0.0, t, x - t)
        return(pair[1] + pair[2])
    }
    sum <- exact_sum(1.0, x)
    pair <- log_pair(sum[1])
    pair[1] + (pair[2] + sum[2] / sum[1])
}

# ---- erf: small_erf
portable_erf <- function(x) {
    if (is.nan(x)) return(x)
    if (x < 0.0) return(-portable_erf(-x))
    if (x >= 6.0) return(1.0)
    j <- floor(x * 32.0 + 0.5)
    if (j == 0) return(small_erf(x))
    row <- ERF_ROWS[(4 * j - 3):(4 * j)]
    slope <- row[3]
    z <- j / 32.0
    s <- x - z
    r <- (s + TO_32) - TO_32
    series <- numeric(10)
    before <- 0.0
    g <- slope + row[4]
    for (n in 0:9) {
        after <- -2.0 * (z * g + before) / (n + 1.0)
        before <- g
        g <- after
        series[n + 1] <- g / (n + 2.0)
    }
    w <- 0.0
    for (n in 10:1) w <- (w + series[n]) * s
    p <- slope * r
    h <- row[1] + p
    h + (((row[1] - h) + p) + (row[2] + (slope * (s - r) + row[4] * s + w * s)))
}

# ---- small_erf: to_multiple exact_product
small_erf <- function(x) {
    if (x == 0.0) return(x)
    if (x < TINY * TINY) {
        x <- x * two_to(600)
        pair <- exact_product(ERF_HIGH, x)
        return(to_multiple(pair[1], pair[2] + ERF_LOW * x, two_to(-474)) * two_to(-600))
    }
    pair <- exact_product(ERF_HIGH, x)
    u <- x * x
    w <- u * (1.0 / 3.0 - u * (1.0 / 10.0 - u * (1.0 / 42.0 - u * (1.0 / 216.0 - u * (1.0 / 1320.0)))))
    pair[1] + ((pair[2] + ERF_LOW * x) - pair[1] * w)
}
