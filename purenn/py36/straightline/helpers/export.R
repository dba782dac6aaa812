# What an exported R file holds beside its programs; see export.py.

# ---- dots
dots <- function(x, at, n) {
    first <- seq(at + 1, by = length(x), length.out = n)
    total <- x[[1]] * WEIGHTS[first]
    for (i in seq_along(x)[-1]) total <- total + x[[i]] * WEIGHTS[first + (i - 1)]
    total
}

# ---- one
decision <- function(x) if (isTRUE(predict(x)[[1]] > THRESHOLD)) 1 else 0

# ---- largest
decision <- function(x) {
    y <- predict(x)
    if (anyNA(y)) which(is.na(y))[[1]] - 1 else which.max(y) - 1
}

# ---- named
classify <- function(x) CLASSES[[decision(x) + 1]]

# ---- numbered
classify <- function(x) decision(x)

# ---- questions
classify <- function(x) vapply(predict(x), function(y) if (isTRUE(y > THRESHOLD)) 1 else 0, 0)

# ---- initial
initial_state <- function() INITIAL_STATE

# ---- difference
difference <- function(y, expected) {
    if (isTRUE(y == expected) || is.nan(y) && is.nan(expected)) return(0)
    d <- abs(y - expected) / max(1, abs(expected))
    if (is.nan(d)) Inf else d
}

# ---- predictions: difference
predictions_test <- function() {
    greatest <- 0
    for (test in TESTS) greatest <- max(greatest, mapply(difference, predict(test[[1]]), test[[2]]))
    greatest
}

# ---- predicting: predictions
# The greatest difference from the outputs recorded when this file was made; 0 if every bit is the same.
self_test <- function() predictions_test()

# ---- training: predictions
# The greatest difference from what was recorded when this file was made; 0 if every bit is the same.
self_test <- function() {
    greatest <- predictions_test()
    state <- initial_state()
    for (expected in TEST_LOSSES) {
        step <- do.call(train_step, c(list(state), TEST_BATCH))
        state <- step[[1]]
        greatest <- max(greatest, difference(step[[2]], expected))
    }
    greatest
}

# ---- main
if (sys.nframe() == 0L) {
    found <- self_test()
    cat("self-test:", if (found == 0) "every bit is as recorded\n" else sprintf("the greatest difference is %g\n", found))
    if (!(found < 0.001)) quit(status = 1)
}
