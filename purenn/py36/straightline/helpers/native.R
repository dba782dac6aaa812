# What R itself lacks, in its own functions.

# ---- erf
erf <- function(x) {
    if (is.nan(x)) return(x)
    if (abs(x) < 1e-8) return(2.0 * x / sqrt(pi))
    sign(x) * pchisq(2.0 * x * x, 1.0)
}
