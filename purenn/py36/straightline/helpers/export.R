# What an exported R file holds beside its programs; see export.py.

# ---- matrices
# The product of r rows of k numbers, number (i, t) of which is a[[i * ra + t * sa + 1]], with k rows of c numbers.
product <- function(a, ra, sa, b, r, k, c) {
    z <- numeric(r * c)
    columns <- seq_len(c)
    for (i in seq_len(r) - 1) {
        s <- a[[i * ra + 1]] * b[columns]
        for (t in seq_len(k - 1)) s <- s + a[[i * ra + t * sa + 1]] * b[t * c + columns]
        z[i * c + columns] <- s
    }
    z
}

transpose <- function(a, r, c) as.vector(matrix(a, r, c, byrow = TRUE))

# The sum of all numbers; sums go from left to right, and R's own would not keep to doubles.
total <- function(a, n) {
    s <- a[[1]]
    for (x in a[-1]) s <- s + x
    s
}

row_sums <- function(a, r, c) vapply(seq_len(r) - 1, function(i) total(a[i * c + seq_len(c)], c), 0)

column_sums <- function(a, r, c) row_sums(transpose(a, r, c), c, r)

row_maximum <- function(a, r, c) vapply(seq_len(r) - 1, function(i) max(a[i * c + seq_len(c)]), 0)

# ---- dots
dots <- function(x, at, n) {
    first <- seq(at + 1, by = length(x), length.out = n)
    total <- x[[1]] * WEIGHTS[first]
    for (i in seq_along(x)[-1]) total <- total + x[[i]] * WEIGHTS[first + (i - 1)]
    total
}

# ---- checked
# x as numbers, with fills for NA, NaN and NULL; stops at what else is no finite number, and at another count.
numbers_of <- function(name, x, count, fills = NULL) {
    if (length(x) != count) stop("the length of ", name, " is ", length(x), "; expected ", count)
    if (is.numeric(x) && all(is.finite(x))) return(as.numeric(x))
    vapply(seq_len(count), function(i) {
        fill <- if (length(fills)) fills[[(i - 1) %% length(fills) + 1]] else NA
        number_in(paste0(name, "[[", i, "]]"), x[[i]], fill)
    }, 0)
}

# One number, or what is filled in for none.
number_in <- function(place, v, fill) {
    if (!is.na(fill) && (length(v) == 0 || length(v) == 1 && is.na(v))) return(fill)
    if (length(v) != 1 || !is.numeric(v) && !is.logical(v) || !is.finite(v))
        stop(place, " is ", deparse(v)[[1]], ", not a finite number")
    as.numeric(v)
}

# ---- predict: checked
predict <- function(x) outputs_of(numbers_of("x", x, INPUTS, FILLS))

# ---- predict_numbers: checked
predict_numbers <- function(x) outputs_of(numbers_of("x", x, INPUTS, FILLS))

# ---- cells
BLANKS <- "[\t-\r\u001c- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
ENDS <- paste0("^", BLANKS, "|", BLANKS, "$")

# The numbers of a row: of its cells, which are found by their names if it has any, else by the order of COLUMNS.
# A row is a list, a vector, or a data.frame of one row; NA and NULL are for nothing.
encode <- function(row) {
    row <- as.list(row)
    if (!is.null(names(row))) {
        lost <- setdiff(COLUMNS, names(row))
        if (length(lost)) stop("there is no column ", lost[[1]])
        row <- row[match(COLUMNS, names(row))]
    }
    if (length(row) != length(COLUMNS)) stop("expected ", length(COLUMNS), " cells, got ", length(row))
    unlist(lapply(seq_along(row), function(i) encoded(COLUMNS[[i]], ENCODING[[i]], row[[i]])))
}

# The numbers of one cell; stops at what the model has not learnt.
encoded <- function(name, column, cell) {
    if (length(cell) > 1) stop("column ", name, " has ", length(cell), " cells; one row is expected")
    key <- key_of(cell, column$kind)
    is_gap <- identical(key, "")
    if (is_gap && !is.na(column$fill)) return(column$fill)
    place <- place_of(key, column)
    if (is_gap && is.na(place) && !(IGNORE && column$kind == "categories"))
        stop("column ", name, " is missing; the model was trained without gaps there")
    if (column$kind == "number") {
        if (!is.numeric(cell) && !is.logical(cell) || !is.finite(cell))
            stop("column ", name, " is ", cell, ", not a finite number")
        return(as.numeric(cell))
    }
    if (is.na(place) && !IGNORE) stop("column ", name, " is ", cell, ", which was not among the rows to train with")
    if (column$kind == "flag") return(if (is.na(place)) 0.5 else place)
    x <- numeric(column$width)
    if (!is.na(place)) x[[place + 1]] <- 1
    x
}

# What a cell is found by: its value if it is a number, else its text; "" if it holds nothing.
key_of <- function(cell, kind) {
    if (length(cell) == 0 || is.na(cell)) return("")
    if (is.numeric(cell)) return(as.numeric(cell))
    if (is.logical(cell)) return(if (cell) "true" else "false")
    text <- gsub(ENDS, "", enc2utf8(as.character(cell)), perl = TRUE)
    if (kind == "flag") chartr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", text) else text
}

place_of <- function(key, column) {
    if (is.numeric(key)) return(column$number_places[match(key, column$numbers)])
    column$text_places[match(key, column$texts)]
}

predict <- function(x) predict_numbers(encode(x))

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

# ---- steps: checked
# The new state and the loss before the step; the others are the learning rate, and draws where it takes some.
train_step <- function(state, x, y, ...) {
    x <- numbers_of("x", x, BATCH_SIZE * INPUTS, FILLS)
    stepped(state, x, numbers_of("y", y, BATCH_SIZE * OUTPUTS), ...)
}

predict_with <- function(state, x) outputs_with(state, numbers_of("x", x, INPUTS, FILLS))

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
