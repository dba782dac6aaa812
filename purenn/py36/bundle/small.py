"""A program's text made smaller: no comments, no docstrings, one space a level, one row a statement."""
import io
import tokenize


def smaller(text):
    """The text of a program that does the same, but for its docstrings and the numbers of its lines."""
    rows, depth, statement, dropped = [], 0, [], False
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.INDENT, tokenize.DEDENT):
            if token.type == tokenize.DEDENT and dropped and rows[-1][-1:] == ":":
                rows.append(" " * depth + "pass")           # a class that had only its docstring
            dropped = dropped and token.type == tokenize.INDENT
            depth += 1 if token.type == tokenize.INDENT else -1
        elif token.type == tokenize.NEWLINE:
            dropped = not [part for part in statement if part.type != tokenize.STRING]
            if not dropped:
                rows.append(" " * depth + joined(statement))
            statement = []
        elif token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.ENDMARKER):
            statement.append(token)
    return "\n".join(rows) + "\n"


def joined(tokens):
    """The tokens of a statement in one row, with spaces only where words, numbers or texts would run together."""
    text, last = "", ""
    for token in tokens:
        if is_of_word(last[-1:]) and is_of_word(token.string[0]) or last[:1].isdigit() and token.string == ".":
            text += " "
        text += token.string
        last = token.string
    return text


def is_of_word(character):
    return character.isalnum() or character == "_"
